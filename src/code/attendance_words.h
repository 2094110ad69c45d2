// Who is said to attend in one sentence: counts and named attendees, before they are given to an occasion.
#pragma once

#include <string>
#include <vector>

#include "code/event_date.h"
#include "code/gatherings.h"
#include "code/tree.h"

namespace steelyard {

struct CountFound {
  Headcount headcount;       // year as an offset in `year_offset` until the occasion is known
  int year_offset = 0;       // −1: "last year"
  bool year_stated = false;  // headcount.year is already right
  int token = -1;            // of the number
};

struct AttendeeFound {
  const Mention* mention = nullptr;
  std::string status;  // "attended", "announced", "absent"
};

class AttendanceWords {
 public:
  AttendanceWords(const GatheringTable& table, const Tree& tree, const Mentions& mentions,
                  const std::vector<int>& occasions);
  std::vector<CountFound> counts() const;
  // `counted`: the sentence counts those who came, so that an occasion need not be named in it.
  std::vector<AttendeeFound> attendees_of(bool counted) const;

 private:
  bool uses(int token, std::string_view use) const;
  int linked_word(int noun) const;
  bool names_occasion(int word) const;
  bool is_occasion(int token) const;
  std::string status_of(int word) const;
  std::string basis_of(int word) const;
  std::string speaker_of(int word) const;
  void date_count(CountFound& count, int next_number) const;
  int counted_noun(int number) const;

  const GatheringTable& table_;
  const Tree& tree_;
  const Mentions& mentions_;
  const std::vector<int>& occasions_;
};

// "29", "1,200", "nine", "thirty-two"; 0 when it is no number.
std::int64_t read_number(const Tree& tree, int token);

}  // namespace steelyard
