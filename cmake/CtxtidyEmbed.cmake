# ctxtidy_embed(TARGET FUNCTION FILE...) compiles the files' contents into
# TARGET as `namespace ctxtidy::embedded { std::span<const File> FUNCTION(); }`,
# declared in checks/model/embedded.h. Made anew when a file changes.
function(ctxtidy_embed target function)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${function}.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DFUNCTION=${function} -DOUTPUT=${output}
            "-DFILES=${ARGN}" -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
