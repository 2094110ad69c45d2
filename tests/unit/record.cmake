steelyard_test(record SOURCES unit/record_ontology_test.cc USES record)
