# The page of the brief as a file to embed: STEELYARD_WEB_FILES holds "name=path" for steelyard_embed, and the target
# steelyard_web makes the file. With UI on, npm fetches what the lock file names (once, until the lock file changes) and Vite
# builds one page that loads nothing; with UI off, a plain page that lists the same data as tables takes its place.
set(STEELYARD_WEB_SOURCE ${PROJECT_SOURCE_DIR}/web)

if(NOT UI)
  message(STATUS "UI is off: the brief becomes a plain page of tables, without charts")
  set(STEELYARD_WEB_FILES "web/brief.html=${STEELYARD_WEB_SOURCE}/plain.html")
  add_custom_target(steelyard_web)
  return()
endif()

find_program(STEELYARD_NODE NAMES node nodejs)
find_program(STEELYARD_NPM npm)
if(NOT STEELYARD_NODE OR NOT STEELYARD_NPM)
  message(FATAL_ERROR "Node and npm build the page of the brief and are missing. Install them: apt-get install nodejs npm. "
                      "Or configure with -DUI=OFF: the brief then is a plain page of tables")
endif()

set(STEELYARD_WEB_OUT ${PROJECT_BINARY_DIR}/web)
set(STEELYARD_WEB_PAGE ${STEELYARD_WEB_OUT}/brief.html)
set(STEELYARD_WEB_MODULES ${STEELYARD_WEB_SOURCE}/node_modules/.steelyard-stamp)
file(GLOB_RECURSE STEELYARD_WEB_INPUTS CONFIGURE_DEPENDS ${STEELYARD_WEB_SOURCE}/src/* ${STEELYARD_WEB_SOURCE}/tools/*)

add_custom_command(
  OUTPUT ${STEELYARD_WEB_MODULES}
  COMMAND ${STEELYARD_NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${STEELYARD_WEB_MODULES}
  DEPENDS ${STEELYARD_WEB_SOURCE}/package-lock.json
  WORKING_DIRECTORY ${STEELYARD_WEB_SOURCE}
  COMMENT "Fetching the web parts' packages (npm ci)"
  VERBATIM)
add_custom_command(
  OUTPUT ${STEELYARD_WEB_PAGE}
  COMMAND ${CMAKE_COMMAND} -E env STEELYARD_WEB_OUT=${STEELYARD_WEB_OUT} NODE_ENV=production
          ${STEELYARD_NODE} node_modules/vite/bin/vite.js build --logLevel warn
  COMMAND ${CMAKE_COMMAND} -E touch ${STEELYARD_WEB_PAGE}
  DEPENDS ${STEELYARD_WEB_MODULES} ${STEELYARD_WEB_INPUTS} ${STEELYARD_WEB_SOURCE}/vite.config.js
          ${STEELYARD_WEB_SOURCE}/brief.html
  WORKING_DIRECTORY ${STEELYARD_WEB_SOURCE}
  COMMENT "Building the page of the brief (vite)"
  VERBATIM)
add_custom_target(steelyard_web DEPENDS ${STEELYARD_WEB_PAGE})
set(STEELYARD_WEB_FILES "web/brief.html=${STEELYARD_WEB_PAGE}")
