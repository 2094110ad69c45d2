# Compiles files into the program: one assembler file with .incbin lines and a table of names.
#
#   steelyard_embed(NAME FILES name=path …)
function(steelyard_embed target)
  cmake_parse_arguments(ARG "" "" "FILES" ${ARGN})
  set(assembly ".section .rodata\n")
  set(table "")
  set(declarations "")
  set(index 0)
  set(inputs "")
  foreach(pair IN LISTS ARG_FILES)
    string(FIND "${pair}" "=" cut)
    string(SUBSTRING "${pair}" 0 ${cut} name)
    math(EXPR cut "${cut} + 1")
    string(SUBSTRING "${pair}" ${cut} -1 path)
    list(APPEND inputs "${path}")
    string(APPEND assembly ".global steelyard_file_${index}\n.global steelyard_file_${index}_end\n.balign 16\n"
                           "steelyard_file_${index}:\n.incbin \"${path}\"\nsteelyard_file_${index}_end:\n.byte 0\n")
    string(APPEND declarations "extern const char steelyard_file_${index}[];\nextern const char steelyard_file_${index}_end[];\n")
    string(APPEND table
           "    {\"${name}\", {steelyard_file_${index}, static_cast<std::size_t>(steelyard_file_${index}_end - steelyard_file_${index})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
  set(folder ${PROJECT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${folder}/${target}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/${target}.cc CONTENT
"#include <array>
#include \"base/embedded.h\"
extern \"C\" {
${declarations}}
namespace steelyard {
std::span<const EmbeddedFile> embedded_files() {
  static const std::array<EmbeddedFile, ${index}> files{{
${table}  }};
  return files;
}
}  // namespace steelyard
" @ONLY)
  set_source_files_properties(${folder}/${target}.S PROPERTIES OBJECT_DEPENDS "${inputs}")
  target_sources(${target} PRIVATE ${folder}/${target}.S ${folder}/${target}.cc)
endfunction()
