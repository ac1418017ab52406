@echo off
setlocal
chcp 65001 >nul
if "%~1"=="" type "%~dp0lib\drop.txt"
:next
if "%~1"=="" goto done
call "%~dp0docgen.bat" cards "%~1" -o "%~dp1."
echo.
shift
goto next
:done
pause
