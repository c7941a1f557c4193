@echo off
rem Runs culprit. In a source checkout it builds the jars on first use; 'mvn package' builds them again.
setlocal
set "CULPRIT_ROOT=%~dp0"
if exist "%CULPRIT_ROOT%..\lib\culprit.jar" for %%I in ("%CULPRIT_ROOT%..") do set "CULPRIT_ROOT=%%~fI\"

if defined JAVA_HOME (
    set "JAVA_COMMAND=%JAVA_HOME%\bin\java.exe"
) else (
    set "JAVA_COMMAND=java.exe"
)
if defined JAVA_HOME if not exist "%JAVA_COMMAND%" (
    echo culprit: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it; set it to a JDK 17 or later 1>&2
    exit /b 2
)
if not defined JAVA_HOME (
    where java.exe >nul 2>nul || (
        echo culprit: needs Java 17 or later: put java on the PATH or set JAVA_HOME 1>&2
        exit /b 2
    )
)

set "CULPRIT_JAR=%CULPRIT_ROOT%lib\culprit.jar"
if exist "%CULPRIT_JAR%" goto run
set "CULPRIT_JAR=%CULPRIT_ROOT%analyzer\target\culprit.jar"
if exist "%CULPRIT_JAR%" if exist "%CULPRIT_ROOT%agent\javaagent\target\culprit-agent.jar" goto run
where mvn >nul 2>nul || (
    echo culprit: needs Maven to build this checkout on first use: put mvn on the PATH 1>&2
    exit /b 2
)
echo culprit: building on first use, about a minute ... 1>&2
pushd "%CULPRIT_ROOT%"
call mvn -q -B -Dstyle.color=never -P launcher -Dspotless.check.skip=true -pl analyzer,agent/javaagent,samples -am package 1>&2
if errorlevel 1 (
    popd
    echo culprit: the build failed, see above 1>&2
    exit /b 2
)
popd

:run
"%JAVA_COMMAND%" "-Dculprit.home=%CULPRIT_ROOT%." -jar "%CULPRIT_JAR%" %*
exit /b %ERRORLEVEL%
