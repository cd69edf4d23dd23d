# Lints PROJECT as its users would and validates the SARIF that comes out.
execute_process(
  COMMAND ${CMAKE_COMMAND} -S ${PROJECT} -B ${BUILD} -G ${GENERATOR}
          -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(
  COMMAND ${CTXTIDY} check -p ${BUILD} --output sarif=${BUILD}/ctxtidy.sarif
  WORKING_DIRECTORY ${PROJECT} RESULT_VARIABLE result)
if(NOT result MATCHES "^[01]$")
  message(FATAL_ERROR "ctxtidy ended with ${result}")
endif()
execute_process(
  COMMAND ${NODE} ${VALIDATE} ${BUILD}/ctxtidy.sarif
  WORKING_DIRECTORY ${MODULES} COMMAND_ERROR_IS_FATAL ANY)
