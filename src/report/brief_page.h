// The brief as one HTML page: a form made by the web parts, filled with the brief's data
// (docs/formats/brief.md).
#pragma once

#include <string>
#include <string_view>

namespace steelyard {

// `template_html` is the page without data (the embedded file "web/brief.html"); `brief_json` is valid JSON.
// The page gets its title, a text for readers without scripts, and the data in <script
// type="application/json" id="brief">, escaped so that no text in it can end the script. A form without the
// mark gets them before </body>, or at its end.
std::string brief_page(std::string_view template_html, std::string_view brief_json);

}  // namespace steelyard
