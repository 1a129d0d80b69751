package gunitop.app;

import java.util.Optional;

/**
 * Which account of a course is wanted.
 *
 * @param course a PID of one of its masters, its file's name in the journal, or a file's path;
 *     empty for the newest
 * @param lists whether the courses that are kept are to be listed
 * @param format in which form
 */
record ReportRequest(Optional<String> course, boolean lists, Format format) {
  static final ReportRequest NONE = new ReportRequest(Optional.empty(), false, Format.TEXT);

  /** The forms. */
  enum Format {
    TEXT,
    MARKDOWN,
    JSON
  }
}
