package gunitop.release.disk;

import gunitop.trust.Budget;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks what git has packed with zlib, the beginning of it. */
final class Inflated {
  private Inflated() {}

  /** The first bytes of what is packed there; empty where it is no such thing. */
  static Optional<byte[]> of(byte[] packed, int offset) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed, offset, packed.length - offset);
      byte[] content = new byte[Budget.COMMIT_BYTES];
      int length = 0;
      while (length < content.length && !inflater.finished()) {
        int more = inflater.inflate(content, length, content.length - length);
        if (more == 0) {
          break;
        }
        length += more;
      }
      return length == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(content, length));
    } catch (DataFormatException noZlib) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
