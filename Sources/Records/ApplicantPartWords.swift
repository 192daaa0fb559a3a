public import Casework
public import Postgres

// How an applicant is heard, as words in columns.
extension AttendanceChoice.Heard: Bindable, ColumnValue {}
extension AttendanceChoice.Way: Bindable, ColumnValue {}
