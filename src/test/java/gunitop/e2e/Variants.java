package gunitop.e2e;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The variants of a fault: {@code mvn verify} runs the first, {@code -Dfaults.all=true} all of
 * them.
 */
final class Variants {
  private static final boolean ALL = Boolean.getBoolean("faults.all");

  private Variants() {}

  static Stream<String> of(String... variants) {
    return Arrays.stream(variants).limit(ALL ? variants.length : 1);
  }
}
