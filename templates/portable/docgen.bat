@echo off
setlocal
chcp 65001 >nul
if exist "%~dp0python\python.exe" goto run
type "%~dp0lib\no-python.txt"
exit /b 4
:run
"%~dp0python\python.exe" -X utf8 "%~dp0lib\start.py" %*
