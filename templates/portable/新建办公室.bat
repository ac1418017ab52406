@echo off
setlocal
chcp 65001 >nul
call "%~dp0docgen.bat" new "%~dp0office"
pause
