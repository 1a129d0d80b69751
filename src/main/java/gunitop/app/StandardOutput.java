package gunitop.app;

import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.kernel.ReaderPoll;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Where answers go that are no screen: a snapshot, a line, the help. Written at once and
 * unbuffered, so that an output that takes nothing is known and not taken for an answer.
 *
 * <p>For a snapshot or a command the launcher hands standard output over as another descriptor,
 * which {@code gunitop.output} names, and leaves standard error in its place: what an agent prints
 * that the environment brings along ({@code JAVA_TOOL_OPTIONS}) does not stand before the JSON.
 */
final class StandardOutput {
  private static final String HANDED_OVER = "gunitop.output";
  private static final int STANDARD = 1;

  private StandardOutput() {}

  /**
   * Writes the text in the locale's encoding.
   *
   * @return why it cannot be written; empty where it was
   */
  static Optional<String> print(String text) {
    byte[] bytes = text.getBytes(encoding());
    Integer descriptor = Integer.getInteger(HANDED_OVER);
    if (descriptor != null) {
      int error = FileCalls.write(descriptor, bytes);
      return error < 0 ? Optional.of(Errno.text(-error)) : Optional.empty();
    }
    try {
      // Not closed: that would close standard output.
      new FileOutputStream(FileDescriptor.out).write(bytes);
      return Optional.empty();
    } catch (IOException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  /** Whether whoever read it has gone, so that nothing written arrives. */
  static boolean isReaderGone() {
    return ReaderPoll.isGone(Integer.getInteger(HANDED_OVER, STANDARD));
  }

  private static Charset encoding() {
    String name = System.getProperty("native.encoding", "");
    return !name.isEmpty() && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }
}
