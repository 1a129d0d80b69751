package gunitop.sampling.proc;

import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;

/** {@code /proc/PID/smaps_rollup}: the proportional set size. */
public final class PssParser {
  private static final String PSS = "Pss:";

  private PssParser() {}

  /** In bytes; the kernel prints kB. Not read where the line is missing (a process at its end). */
  public static Reading<Long> parse(byte[] content) {
    for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\n")) {
      if (line.startsWith(PSS)) {
        String[] words = line.substring(PSS.length()).strip().split("\\s+");
        return Reading.known(Long.parseLong(words[0]) * 1024);
      }
    }
    return Reading.notRead();
  }
}
