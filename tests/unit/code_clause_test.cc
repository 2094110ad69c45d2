// Logical roles on hand-made trees: voice, control, conjunction, relative clauses, mood and negation.
#include <gtest/gtest.h>

#include "code/clause.h"
#include "unit/code_trees.h"

namespace steelyard {
namespace {

TEST(Clause, ActiveKeepsItsSides) {
  const HandTree hand("Norway PROPN nsubj 2 | praised/praise VERB root 0 | Chad PROPN obj 2");
  const Clause clause = read_clause(Tree(hand.tokens), 1);
  EXPECT_EQ(clause.subject, 0);
  EXPECT_EQ(clause.object, 2);
  EXPECT_FALSE(clause.passive);
}

TEST(Clause, PassiveExchangesThem) {
  const HandTree hand(
      "Chad PROPN nsubj:pass 3 | was/be AUX aux:pass 3 | praised/praise VERB/VBN root 0 | by ADP case 5 | "
      "Norway PROPN obl:agent 3");
  const Clause clause = read_clause(Tree(hand.tokens), 2);
  EXPECT_TRUE(clause.passive);
  EXPECT_EQ(clause.subject, 4);
  EXPECT_EQ(clause.object, 0);
}

TEST(Clause, AgentlessPassiveHasNoSubject) {
  const HandTree hand(
      "Envoys/envoy NOUN nsubj:pass 3 | were/be AUX aux:pass 3 | expelled/expel VERB/VBN root 0");
  const Clause clause = read_clause(Tree(hand.tokens), 2);
  EXPECT_EQ(clause.subject, -1);
  EXPECT_EQ(clause.object, 0);
}

TEST(Clause, ControlledVerbTakesTheSubjectOfItsGovernor) {
  const HandTree hand(
      "Peru PROPN nsubj 2 | agreed/agree VERB root 0 | to PART mark 4 | send VERB xcomp 2 | aid NOUN obj 4");
  EXPECT_EQ(read_clause(Tree(hand.tokens), 3).subject, 0);
}

TEST(Clause, ObjectOfUrgingControls) {
  const HandTree hand(
      "Peru PROPN nsubj 2 | urged/urge VERB root 0 | Chile PROPN obj 2 | to PART mark 5 | withdraw VERB "
      "xcomp 2");
  EXPECT_EQ(read_clause(Tree(hand.tokens), 4).subject, 2);
}

TEST(Clause, PromisingKeepsItsSubject) {
  const HandTree hand(
      "Peru PROPN nsubj 2 | promised/promise VERB root 0 | Chile PROPN obj 2 | to PART mark 5 | withdraw "
      "VERB xcomp 2");
  EXPECT_EQ(read_clause(Tree(hand.tokens), 4).subject, 0);
}

TEST(Clause, ConjunctSharesTheSubjectAndALaterObject) {
  const HandTree hand(
      "Mali PROPN nsubj 2 | condemned/condemn VERB root 0 | and CCONJ cc 4 | rejected/reject VERB conj 2 | "
      "the DET det 6 | plan NOUN obj 4");
  const Tree tree(hand.tokens);
  EXPECT_EQ(read_clause(tree, 3).subject, 0);
  EXPECT_EQ(read_clause(tree, 1).object, 5);
}

TEST(Clause, RelativePronounStandsForItsNoun) {
  const HandTree hand(
      "Serbia PROPN nsubj 7 | , PUNCT punct 4 | which PRON nsubj 4 | recalled/recall VERB acl:relcl 1 | "
      "envoys/envoy NOUN obj 4 | , PUNCT punct 4 | "
      "thanked/thank VERB root 0 | Finland PROPN obj 7");
  const Clause clause = read_clause(Tree(hand.tokens), 3);
  EXPECT_EQ(clause.subject, 0);
  EXPECT_EQ(clause.object, 4);
}

TEST(Clause, ParticipleBehindItsNounIsPassive) {
  const HandTree hand(
      "Ships/ship NOUN root 0 | seized/seize VERB/VBN acl 1 | by ADP case 4 | Iran PROPN obl:agent 2");
  const Clause clause = read_clause(Tree(hand.tokens), 1);
  EXPECT_TRUE(clause.passive);
  EXPECT_EQ(clause.subject, 3);
  EXPECT_EQ(clause.object, 0);
}

TEST(Clause, NegationAndMood) {
  const HandTree hand(
      "Laos PROPN nsubj 4 | will AUX aux 4 | not PART advmod 4 | visit VERB root 0 | Peru PROPN obj 4");
  const Clause clause = read_clause(Tree(hand.tokens), 3);
  EXPECT_TRUE(clause.negated);
  EXPECT_EQ(clause.mood, Mood::future);
}

TEST(Clause, FutureReachesTheSecondConjunct) {
  const HandTree hand(
      "Laos PROPN nsubj 3 | will AUX aux 3 | visit VERB root 0 | Peru PROPN obj 3 | and CCONJ cc 6 | praise "
      "VERB conj 3 | Chile PROPN obj 6");
  EXPECT_EQ(read_clause(Tree(hand.tokens), 5).mood, Mood::future);
}

TEST(Tree, SurvivesATreeThatIsNone) {
  // Two words that govern one another, which no parser should give but a loop must not follow for ever.
  const HandTree hand("a NOUN conj 2 | b VERB conj 1");
  const Tree tree(hand.tokens);
  EXPECT_EQ(tree.root(), -1);
  EXPECT_GE(tree.depth(0), 1);
  EXPECT_EQ(find_subject(tree, 1), -1);
  EXPECT_FALSE(tree.below(0, 5));
}

}  // namespace
}  // namespace steelyard
