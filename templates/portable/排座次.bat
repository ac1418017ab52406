@echo off
setlocal
chcp 65001 >nul
if "%~1"=="" type "%~dp0lib\drop.txt"
:next
if "%~1"=="" goto done
call "%~dp0docgen.bat" seating "%~1" -o "%~dp1."
echo.
shift
goto next
:done
pause
