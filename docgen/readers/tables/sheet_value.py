"""What a cell of a sheet holds."""

from datetime import date, datetime, time, timedelta

SheetValue = str | float | int | bool | date | datetime | time | timedelta | None
