"""The parts that papers for those who have a duty are made of: departments, staff, volunteers, clerks."""
