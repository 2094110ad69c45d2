// One function a subcommand, each in the file of its name.
#pragma once

#include "steelyard/steelyard.h"

#include "arguments.h"

namespace steelyard::cli {

struct Call {
  const Arguments& arguments;
  Engine& engine;
  Reporter& reporter;
  std::string command_line;
};

int run_read(const Call& call);
int run_code(const Call& call);
int run_import(const Call& call);
int run_events(const Call& call);
int run_explain(const Call& call);
int run_weigh(const Call& call);
int run_brief(const Call& call);
int run_train(const Call& call);
int run_lint(const Call& call);
int run_doctor(const Call& call);

}  // namespace steelyard::cli
