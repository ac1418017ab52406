@echo off
setlocal
chcp 65001 >nul
if "%~1"=="" type "%~dp0lib\drop.txt"
:next
if "%~1"=="" goto done
call "%~dp0docgen.bat" check "%~1"
echo.
shift
goto next
:done
pause
