// web_fill FORM DATA PAGE: fills a page with data as the brief does, for the browser test.
#include <cstdio>

#include "report/brief_page.h"
#include "steelyard/base.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("web_fill FORM DATA PAGE\n", stderr);
    return 2;
  }
  const auto form = steelyard::read_file(argv[1]);
  const auto data = steelyard::read_file(argv[2]);
  if (!form || !data) {
    std::fputs("web_fill: a file cannot be read\n", stderr);
    return 3;
  }
  return steelyard::write_file(argv[3], steelyard::brief_page(*form, *data)) ? 0 : 3;
}
