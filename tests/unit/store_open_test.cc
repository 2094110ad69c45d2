// Files that are no stores, that are damaged, that others hold; a process killed amid its work.
#include <csignal>
#include <cstdlib>
#include <thread>

#include <sys/wait.h>

#include "store/database.h"
#include "unit/store_fixture.h"

namespace steelyard {
namespace {

using testing::HasSubstr;

class StoreOpen : public StoreTest {
 protected:
  // Why a file cannot be opened.
  Error refusal(const std::string& file, StoreMode mode) {
    auto store = Store::open(file, mode);
    EXPECT_FALSE(store);
    return store ? Error{} : store.error();
  }
  static void fill(Store& store, int batch) {
    std::vector<Document> documents;
    std::vector<std::string> ids;
    std::vector<Event> events;
    for (int i = 0; i < 50; ++i) {
      ids.push_back(std::to_string(batch) + "-" + std::to_string(i));
      documents.push_back(make_document(ids.back()));
      documents.back().text.append(2000, 'x');
      events.push_back(make_event("e" + ids.back(), ids.back()));
    }
    if (!store.add_documents(documents) || !store.add_coded(ids, events, {}, {})) std::_Exit(3);
  }
  std::string bytes_of_filled_store() {
    {
      Store store = open();
      for (int batch = 0; batch < 4; ++batch) fill(store, batch);
    }
    return read_file(path()).value();
  }
};

TEST_F(StoreOpen, WhatIsNoStoreIsSaidInOneSentence) {
  EXPECT_THAT(to_string(refusal(path("none"), StoreMode::read_only)), HasSubstr("there is no store here"));
  EXPECT_THAT(to_string(refusal(folder_.string(), StoreMode::read_write)), HasSubstr("is a folder"));
  write(path("notes.txt"), "Some notes that are longer than the head of a file.");
  write(path("short.txt"), "x");
  for (const char* name : {"notes.txt", "short.txt"})
    for (StoreMode mode : {StoreMode::read_only, StoreMode::read_write}) {
      const Error error = refusal(path(name), mode);
      EXPECT_EQ(error.kind, ErrorKind::bad_input);
      EXPECT_EQ(error.where, path(name));
      EXPECT_THAT(error.message, HasSubstr("is not a store"));
    }
  EXPECT_EQ(read_file(path("short.txt")).value(), "x");
  const Error error = refusal(path("no/such/folder/x.duckdb"), StoreMode::read_write);
  EXPECT_EQ(error.kind, ErrorKind::outside);
}

TEST_F(StoreOpen, AnEmptyFileBecomesAStore) {
  write(path(), "");
  EXPECT_EQ(refusal(path(), StoreMode::read_only).kind, ErrorKind::bad_input);
  Store store = open();
  EXPECT_EQ(store.counts().value().documents, 0);
}

TEST_F(StoreOpen, OtherDuckDbFilesAndOtherVersionsAreRefused) {
  {
    auto other = database::Database::open(path("other"), {}).value();
    ASSERT_TRUE(other.connect().value().run("CREATE TABLE songs (name VARCHAR)"));
  }
  EXPECT_THAT(to_string(refusal(path("other"), StoreMode::read_write)), HasSubstr("but of something else"));
  { const Store store = open(); }
  {
    auto newer = database::Database::open(path(), {}).value();
    ASSERT_TRUE(newer.connect().value().run("UPDATE steelyard_schema SET version = 99"));
  }
  for (StoreMode mode : {StoreMode::read_only, StoreMode::read_write}) {
    const Error error = refusal(path(), mode);
    EXPECT_EQ(error.kind, ErrorKind::bad_input);
    EXPECT_THAT(error.message, HasSubstr("is a store of version 99"));
  }
}

TEST_F(StoreOpen, ReadersCannotWrite) {
  { const Store store = open(); }
  Store reader = open(StoreMode::read_only);
  const auto added = reader.add_documents(std::vector{make_document("a")});
  ASSERT_FALSE(added);
  EXPECT_THAT(added.error().message, HasSubstr("readonly"));
  EXPECT_EQ(reader.counts().value().documents, 0);
}

TEST_F(StoreOpen, OneWriterOrManyReadersInOneProcess) {
  {
    const Store writer = open();
    EXPECT_THAT(to_string(refusal(path(), StoreMode::read_write)),
                HasSubstr("is open already in this program"));
    EXPECT_THAT(to_string(refusal(path(), StoreMode::read_only)),
                HasSubstr("is open already in this program"));
    EXPECT_FALSE(Store::open((folder_ / "." / "store.duckdb").string(), StoreMode::read_write));
  }
  {
    const Store one = open(StoreMode::read_only), two = open(StoreMode::read_only);
    EXPECT_THAT(to_string(refusal(path(), StoreMode::read_write)),
                HasSubstr("is open already in this program"));
  }
  EXPECT_TRUE(Store::open(path(), StoreMode::read_write));
}

TEST_F(StoreOpen, TheStoreOfAnotherProcessIsRefusedWithItsNumber) {
  int ready[2], done[2];
  ASSERT_EQ(pipe(ready) + pipe(done), 0);
  const pid_t child = fork();
  if (child == 0) {
    const Store store = open();
    char byte = 'r';
    if (::write(ready[1], &byte, 1) != 1 || ::read(done[0], &byte, 1) != 1) std::_Exit(2);
    std::_Exit(0);
  }
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  for (StoreMode mode : {StoreMode::read_write, StoreMode::read_only}) {
    const Error error = refusal(path(), mode);
    EXPECT_EQ(error.kind, ErrorKind::outside);
    EXPECT_THAT(error.message,
                HasSubstr("another process (" + std::to_string(child) + ") has this store open"));
  }
  ASSERT_EQ(::write(done[1], &byte, 1), 1);
  waitpid(child, nullptr, 0);
  for (int end : {ready[0], ready[1], done[0], done[1]}) close(end);
  EXPECT_TRUE(Store::open(path(), StoreMode::read_write));
}

// Opens and reads everything; what is damaged may give errors, but nothing else.
void read_what_there_is(const std::string& file, StoreMode mode) {
  auto store = Store::open(file, mode);
  if (!store) {
    EXPECT_FALSE(store.error().message.empty());
    return;
  }
  (void)store->for_each_document(true, 100, [](std::span<const Document>) { return Status{}; });
  (void)store->events({});
  (void)store->counts();
}

TEST_F(StoreOpen, TruncatedFilesDoNoHarm) {
  const std::string bytes = bytes_of_filled_store();
  ASSERT_GT(bytes.size(), 20'000u);
  for (std::size_t size : {std::size_t{5}, std::size_t{12}, std::size_t{4096}, std::size_t{8192},
                           std::size_t{12'288}, bytes.size() / 2, bytes.size() - 1000}) {
    SCOPED_TRACE(size);
    write(path("cut"), std::string_view(bytes).substr(0, size));
    read_what_there_is(path("cut"), StoreMode::read_only);
    read_what_there_is(path("cut"), StoreMode::read_write);
  }
}

TEST_F(StoreOpen, FlippedBytesDoNoHarm) {
  const std::string bytes = bytes_of_filled_store();
  Random random(11);
  for (int round = 0; round < 25; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 40; ++i)
      damaged[random.below(damaged.size())] ^= static_cast<char>(1 + random.below(255));
    write(path("flipped"), damaged);
    read_what_there_is(path("flipped"), StoreMode::read_only);
  }
}

TEST_F(StoreOpen, DamageIsCalledDamage) {
  std::string bytes = bytes_of_filled_store();
  for (std::size_t at = 12'288; at < bytes.size(); at += 512) bytes[at + 100] ^= 0x55;
  write(path("damaged"), bytes);
  const Error error = refusal(path("damaged"), StoreMode::read_only);
  EXPECT_EQ(error.kind, ErrorKind::corrupt);
  EXPECT_THAT(error.message, HasSubstr("the store is damaged"));
}

// Tells the number of each batch once it is committed.
[[noreturn]] void work_until_killed(const std::string& file, int told) {
  auto store = Store::open(file, StoreMode::read_write);
  if (!store) std::_Exit(4);
  const int first = static_cast<int>(store->counts().value().events / 50);
  for (int batch = first;; ++batch) {
    std::vector<Document> documents;
    std::vector<std::string> ids;
    std::vector<Event> events;
    for (int i = 0; i < 50; ++i) {
      ids.push_back(std::to_string(batch) + "-" + std::to_string(i));
      documents.push_back(make_document(ids.back()));
      documents.back().text.append(10'000, 'x');  // so that the log is folded into the file now and then
      events.push_back(make_event("e" + ids.back(), ids.back()));
    }
    if (!store->add_documents(documents) || !store->add_coded(ids, events, {}, {})) std::_Exit(5);
    if (::write(told, &batch, sizeof batch) != sizeof batch) std::_Exit(6);
  }
}

TEST_F(StoreOpen, KilledAtAnyMomentItKeepsWhatWasCommitted) {
  Random random(2025);
  int last = -1;
  for (int round = 0; round < 12; ++round) {
    SCOPED_TRACE(round);
    int told[2];
    ASSERT_EQ(pipe(told), 0);
    const pid_t child = fork();
    if (child == 0) work_until_killed(path(), told[1]);
    close(told[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + random.below(1200)));
    kill(child, SIGKILL);
    int status = 0;
    for (int batch = 0; ::read(told[0], &batch, sizeof batch) == sizeof batch;) last = batch;
    close(told[0]);
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);

    if (last < 0 && !std::filesystem::exists(path())) continue;  // killed before there was a store
    auto store = Store::open(path(), round % 2 ? StoreMode::read_only : StoreMode::read_write);
    ASSERT_TRUE(store) << to_string(store.error());
    const Store::Counts counts = store->counts().value();
    // Whole batches only; all that were told, and at most one that was committed just before it could be.
    EXPECT_EQ(counts.documents % 50, 0);
    EXPECT_EQ(counts.events % 50, 0);
    EXPECT_EQ(counts.coded, counts.events);
    EXPECT_GE(counts.events, 50 * (last + 1));
    EXPECT_GE(counts.documents, counts.events);
    EXPECT_LE(counts.documents, 50 * (last + 2));
    for (int batch = 0; batch < counts.events / 50; ++batch) {
      const std::string id = std::to_string(batch) + "-49";
      EXPECT_TRUE(store->document(id)) << id;
      EXPECT_TRUE(store->event("e" + id)) << id;
    }
    last = static_cast<int>(counts.events / 50) - 1;
  }
}

TEST_F(StoreOpen, SettingsReachTheDatabase) {
  auto memory = database::Database::open(":memory:", {.threads = 3, .memory_mb = 123}).value();
  const auto connection = memory.connect().value();
  EXPECT_EQ(connection.number("SELECT current_setting('threads')").value(), 3);
  EXPECT_EQ(connection.number("SELECT count(*) WHERE current_setting('memory_limit') = '117.3 MiB'").value(),
            1);
  for (const char* name : {"autoinstall_known_extensions", "autoload_known_extensions"})
    EXPECT_EQ(connection.number("SELECT current_setting(?)::INTEGER", std::vector<database::Parameter>{name})
                  .value(),
              0);
}

TEST_F(StoreOpen, LibraryVersionIsANumber) {
  EXPECT_THAT(store_library_version(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+.*"));
}

}  // namespace
}  // namespace steelyard
