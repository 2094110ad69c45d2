steelyard_test(weigh
  SOURCES unit/weigh_powers_test.cc unit/weigh_balance_test.cc unit/weigh_cooperation_test.cc unit/weigh_change_test.cc
          unit/weigh_refusals_test.cc unit/weigh_gatherings_test.cc unit/weigh_votes_test.cc unit/weigh_ideal_points_test.cc
          unit/weigh_store_test.cc
          property/weigh_property_test.cc
  USES weigh)
