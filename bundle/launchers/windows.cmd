@echo off
rem Plain ASCII: the console reads this file in its own code page; what is Chinese, Python says.
"%~dp0python\python.exe" -B "%~dp0start.py" %*
set code=%errorlevel%
if not "%code%"=="0" if "%~1"=="" pause
exit /b %code%
