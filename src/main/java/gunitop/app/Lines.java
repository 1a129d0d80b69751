package gunitop.app;

/** Where the lines of a command go. */
interface Lines {
  /** To standard output, each at once. */
  Lines STANDARD =
      new Lines() {
        @Override
        public void print(String line) {
          StandardOutput.print(line);
        }

        @Override
        public boolean isReaderGone() {
          return StandardOutput.isReaderGone();
        }
      };

  /** Prints one, which ends with a newline. */
  void print(String line);

  /** Whether nobody reads them any more. */
  boolean isReaderGone();
}
