# Installs the validators into MODULES, unless they are there as the lock file
# in SOURCE wants them.
if(NOT NPM OR NOT NODE)
  message(FATAL_ERROR "npm and node are missing; scripts/setup --test installs "
                      "them, or apt-get install nodejs npm")
endif()
set(done ${MODULES}/installed)
file(SHA256 ${SOURCE}/package-lock.json hash)
if(EXISTS ${done})
  file(READ ${done} installed)
  if(installed STREQUAL hash)
    return()
  endif()
endif()
file(MAKE_DIRECTORY ${MODULES})
file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json
     DESTINATION ${MODULES})
# No package's own script is run: the only one makes a program executable.
execute_process(
  COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
  WORKING_DIRECTORY ${MODULES} COMMAND_ERROR_IS_FATAL ANY)
file(CHMOD ${MODULES}/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
     PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                 WORLD_READ WORLD_EXECUTE)
file(WRITE ${done} ${hash})
