package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.ui.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No form that a terminal sends ever types a letter, whole or split, at any pace. */
class KeyDecoderFuzzTest {
  private static final long MILLI = 1_000_000;
  private static final long[] GAPS_MILLIS = {0, 1, 59, 60, 61, 130, 700, 1499, 1501, 2000};
  private static final long SEED = 20_24_11L;

  private long nanos;

  @Test
  void wholeFormsTypeNothing() {
    KeyDecoder decoder = new KeyDecoder();
    Forms.all()
        .forEach(
            (name, form) -> {
              List<Key> keys = play(decoder, List.of(form), 0);
              assertThat(keys).as(name).hasSize(1).noneMatch(KeyDecoderFuzzTest::isTyped);
            });
  }

  @Test
  void formsSplitAnywhereTypeNothing() {
    KeyDecoder decoder = new KeyDecoder();
    for (Map.Entry<String, String> form : Forms.all().entrySet()) {
      String bytes = form.getValue();
      for (int split = 1; split < Math.min(bytes.length(), 60); split++) {
        for (long gap : GAPS_MILLIS) {
          List<String> parts = List.of(bytes.substring(0, split), bytes.substring(split));
          assertThat(play(decoder, parts, gap))
              .as("%s, split at %d, %d ms between", form.getKey(), split, gap)
              .noneMatch(KeyDecoderFuzzTest::isTyped);
        }
      }
    }
  }

  @Test
  void formsInSingleBytesTypeNothing() {
    KeyDecoder decoder = new KeyDecoder();
    for (Map.Entry<String, String> form : Forms.all().entrySet()) {
      for (long gap : GAPS_MILLIS) {
        if (form.getValue().length() < 200 && !(looksPressed(form.getValue()) && gap >= 60)) {
          assertThat(play(decoder, List.of(form.getValue().split("")), gap))
              .as("%s, %d ms between", form.getKey(), gap)
              .noneMatch(KeyDecoderFuzzTest::isTyped);
        }
      }
    }
  }

  @Test
  void altAndAKeyTypesNothing() {
    KeyDecoder decoder = new KeyDecoder();
    for (String form : Forms.twoBytes()) {
      assertThat(play(decoder, List.of(form.substring(0, 1), form.substring(1)), 59))
          .as(form.substring(1))
          .noneMatch(KeyDecoderFuzzTest::isTyped);
    }
  }

  @Test
  void formsInAnyOrderAndAtAnyPaceTypeNothing() {
    Random random = new Random(SEED);
    List<String> forms = new ArrayList<>(Forms.all().values());
    forms.removeIf(form -> looksPressed(form) || form.length() > 200);
    KeyDecoder decoder = new KeyDecoder();
    for (int run = 0; run < 20_000; run++) {
      String bytes =
          forms.get(random.nextInt(forms.size())) + forms.get(random.nextInt(forms.size()));
      List<String> parts = new ArrayList<>();
      int from = 0;
      while (from < bytes.length()) {
        int to = Math.min(bytes.length(), from + 1 + random.nextInt(6));
        parts.add(bytes.substring(from, to));
        from = to;
      }
      assertThat(play(decoder, parts, random.nextInt(2001)))
          .as("run %d of seed %d: %s", run, SEED, parts)
          .noneMatch(KeyDecoderFuzzTest::isTyped);
    }
  }

  @Test
  void aMegabyteOfRandomBytesNeitherHangsNorGrows() {
    Random random = new Random(SEED);
    KeyDecoder decoder = new KeyDecoder();
    byte[] chunk = new byte[4096];
    for (int i = 0; i < 256; i++) {
      random.nextBytes(chunk);
      assertThat(decoder.feed(chunk, 0, chunk.length, nanos)).hasSizeLessThanOrEqualTo(8192);
      nanos += random.nextInt(100) * MILLI;
    }
    expireAll(decoder);
    assertThat(decoder.feed(new byte[] {'q'}, 0, 1, nanos)).containsExactly(new Key.Typed('q'));
  }

  /**
   * Random bytes out of those that open, carry and close sequences, so that most are deep inside.
   */
  @Test
  void randomSequencesAlwaysEnd() {
    Random random = new Random(SEED);
    byte[] alphabet =
        Forms.bytes("\033\033\033[[OPX]^_N;0129~uMm<?$ \007\\\u009b\u009c\u0090\u00c3");
    KeyDecoder decoder = new KeyDecoder();
    byte[] chunk = new byte[64];
    for (int run = 0; run < 20_000; run++) {
      for (int i = 0; i < chunk.length; i++) {
        chunk[i] = alphabet[random.nextInt(alphabet.length)];
      }
      decoder.feed(Arrays.copyOf(chunk, chunk.length), 0, chunk.length, nanos);
      expireAll(decoder);
      assertThat(decoder.feed(new byte[] {'q'}, 0, 1, nanos))
          .as("run %d of seed %d", run, SEED)
          .containsExactly(new Key.Typed('q'));
    }
  }

  /** ESC, and long after it and alone a key that is in use: that is a person at the keyboard. */
  private static boolean looksPressed(String form) {
    return form.matches("(?s)\033[PN -/].*");
  }

  private static boolean isTyped(Key key) {
    return key instanceof Key.Typed;
  }

  /** Feeds the parts with a pause between, expiring on time, as the reader does. */
  private List<Key> play(KeyDecoder decoder, List<String> parts, long gapMillis) {
    List<Key> keys = new ArrayList<>();
    for (String part : parts) {
      byte[] raw = Forms.bytes(part);
      keys.addAll(decoder.feed(raw, 0, raw.length, nanos));
      long next = nanos + gapMillis * MILLI;
      keys.addAll(expire(decoder, next));
      nanos = next;
    }
    keys.addAll(expireAll(decoder));
    return keys;
  }

  private List<Key> expire(KeyDecoder decoder, long until) {
    List<Key> keys = new ArrayList<>();
    for (OptionalLong due = decoder.deadline();
        due.isPresent() && due.getAsLong() < until;
        due = decoder.deadline()) {
      keys.addAll(decoder.expire(due.getAsLong()));
    }
    return keys;
  }

  private List<Key> expireAll(KeyDecoder decoder) {
    List<Key> keys = new ArrayList<>(expire(decoder, Long.MAX_VALUE));
    nanos += 60_000 * MILLI;
    keys.addAll(decoder.expire(nanos));
    return keys;
  }
}
