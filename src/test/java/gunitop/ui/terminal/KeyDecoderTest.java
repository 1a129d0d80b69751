package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.ui.Key;
import gunitop.ui.Key.MouseAction;
import gunitop.ui.Key.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {
  private static final long MILLI = 1_000_000;
  private static final Key UNKNOWN = new Key.Unknown();
  private static final Key ESCAPE = new Key.Named(Name.ESCAPE);

  private final KeyDecoder decoder = new KeyDecoder();
  private long nanos = 77;

  private List<Key> feed(String bytes) {
    byte[] raw = Forms.bytes(bytes);
    return decoder.feed(raw, 0, raw.length, nanos);
  }

  /** What has come once nothing more comes for this long. */
  private List<Key> after(long millis) {
    nanos += millis * MILLI;
    return decoder.expire(nanos);
  }

  private static Key typed(int codePoint) {
    return new Key.Typed(codePoint);
  }

  private static Key named(Name name) {
    return new Key.Named(name);
  }

  @Test
  void lettersAreTyped() {
    assertThat(feed("uW ~")).containsExactly(typed('u'), typed('W'), typed(' '), typed('~'));
    assertThat(decoder.deadline()).isEmpty();
  }

  @Test
  void utf8IsTypedAlsoWhenSplit() {
    byte[] raw = "é€😀".getBytes(StandardCharsets.UTF_8);
    List<Key> keys = new ArrayList<>();
    for (byte b : raw) {
      keys.addAll(decoder.feed(new byte[] {b}, 0, 1, nanos));
    }
    assertThat(keys).containsExactly(typed('é'), typed('€'), typed(0x1F600));
  }

  @ParameterizedTest
  @CsvSource({
    "C0AF",
    "C1BF",
    "E09FBF",
    "EDA080",
    "F08FBFBF",
    "F4908080",
    "F5808080",
    "FF",
    "FE",
    "E282"
  })
  void invalidUtf8TypesNothing(String hex) {
    byte[] raw = java.util.HexFormat.of().parseHex(hex);
    List<Key> keys = new ArrayList<>(decoder.feed(raw, 0, raw.length, nanos));
    keys.addAll(after(3000));
    assertThat(keys).isNotEmpty().containsOnly(UNKNOWN);
  }

  @Test
  void afterInvalidUtf8TheNextKeyCounts() {
    assertThat(feed("\u00e2\u0082q")).containsExactly(UNKNOWN, typed('q'));
  }

  @Test
  void carriageReturnAndLineFeedAreEnterAndSwallowNothing() {
    assertThat(feed("\rq\nq"))
        .containsExactly(named(Name.ENTER), typed('q'), named(Name.ENTER), typed('q'));
  }

  @Test
  void controlsHaveTheirNames() {
    assertThat(feed("\003\032\t\b\177\000\034\037"))
        .containsExactly(
            new Key.Control('C'),
            new Key.Control('Z'),
            named(Name.TAB),
            named(Name.BACKSPACE),
            named(Name.BACKSPACE),
            UNKNOWN,
            UNKNOWN,
            UNKNOWN);
  }

  @Test
  void aLoneEscapeWaitsSixtyMilliseconds() {
    assertThat(feed("\033")).isEmpty();
    assertThat(decoder.deadline()).hasValue(nanos + 60 * MILLI);
    assertThat(after(59)).isEmpty();
    assertThat(after(1)).containsExactly(ESCAPE);
    assertThat(decoder.deadline()).isEmpty();
    assertThat(feed("u")).containsExactly(typed('u'));
  }

  @Test
  void escapeTwiceIsEscapeTwice() {
    assertThat(feed("\033\033")).isEmpty();
    assertThat(after(60)).containsExactly(ESCAPE, ESCAPE);
    assertThat(feed("\033\033\033")).containsExactly(ESCAPE);
    assertThat(after(60)).containsExactly(ESCAPE, ESCAPE);
  }

  @Test
  void altAndAKeyMeansNothing() {
    assertThat(feed("\033u")).containsExactly(UNKNOWN);
    assertThat(feed("\033\r")).containsExactly(UNKNOWN);
    assertThat(feed("\033\177")).containsExactly(UNKNOWN);
    assertThat(feed("\033\u00c3\u00a9")).containsExactly(UNKNOWN);
    assertThat(feed("\033\033[A")).containsExactly(UNKNOWN);
    assertThat(feed("\033\033OP")).containsExactly(UNKNOWN);
    assertThat(feed("u")).containsExactly(typed('u'));
  }

  @Test
  void aLateTailAfterALoneEscapeIsSwallowed() {
    for (String tail : List.of("[20~", "OP", "]11;rgb:u\007", "_u\033\\", "[200~utw\033[201~")) {
      feed("\033");
      assertThat(after(200)).containsExactly(ESCAPE);
      assertThat(feed(tail)).as(tail.substring(1)).containsExactly(UNKNOWN);
    }
    assertThat(feed("u")).containsExactly(typed('u'));
  }

  @Test
  void aLateLetterThatCouldBeAnIntroducerIsTypedIfItComesAlone() {
    feed("\033");
    after(200);
    assertThat(feed("P")).isEmpty();
    assertThat(after(60)).containsExactly(typed('P'));
    feed("\033");
    after(200);
    assertThat(feed("P1$r0m\033\\")).containsExactly(UNKNOWN);
    feed("\033");
    after(200);
    assertThat(feed("N\r")).containsExactly(typed('N'), named(Name.ENTER));
  }

  @Test
  void longAfterEscapeABracketIsTyped() {
    feed("\033");
    after(60);
    after(2500);
    assertThat(feed("[")).containsExactly(typed('['));
  }

  @Test
  void aSequenceThatNeverEndsIsGivenUp() {
    assertThat(feed("\033[1;5")).isEmpty();
    assertThat(after(2499)).isEmpty();
    assertThat(after(1)).containsExactly(UNKNOWN);
    assertThat(feed("u")).containsExactly(typed('u'));
  }

  @Test
  void controlCAloneGetsOutOfWhatNeverEnds() {
    for (String begun : new String[] {"\033]0;x", "\033P", "\033[200~pasted"}) {
      assertThat(feed(begun)).isEmpty();
      assertThat(feed("\003\003")).as("in the middle of more").isEmpty();
      assertThat(feed("\003")).containsExactly(UNKNOWN, new Key.Control('C'));
    }
  }

  @Test
  void aControlInsideASequenceActsAndTheSequenceGoesOn() {
    assertThat(feed("\033[1\003;5u")).containsExactly(new Key.Control('C'), UNKNOWN);
    assertThat(feed("\033[1\0331")).containsExactly(UNKNOWN, UNKNOWN);
    assertThat(feed("\033[1\033[A")).containsExactly(UNKNOWN, named(Name.UP));
  }

  @Test
  void pastedTextIsOneUnknown() {
    assertThat(feed("\033[200~rm -rf\rutw\033[A\033[20")).isEmpty();
    assertThat(after(2000)).isEmpty();
    assertThat(feed("1~q")).containsExactly(UNKNOWN, typed('q'));
  }

  @Test
  void aPasteThatNeverEndsIsGivenUp() {
    feed("\033[200~" + "u".repeat(100_000));
    assertThat(after(4999)).isEmpty();
    assertThat(after(1)).containsExactly(UNKNOWN);
    assertThat(feed("q")).containsExactly(typed('q'));
  }

  @Test
  void onlySgrReportsAreMouseEvents() {
    assertThat(feed("\033[<0;12;7M\033[<0;12;7m\033[<64;1;1M\033[<65;1;1M\033[<35;3;4M"))
        .containsExactly(
            new Key.Mouse(MouseAction.PRESS, 11, 6),
            new Key.Mouse(MouseAction.RELEASE, 11, 6),
            new Key.Mouse(MouseAction.WHEEL_UP, 0, 0),
            new Key.Mouse(MouseAction.WHEEL_DOWN, 0, 0),
            new Key.Mouse(MouseAction.OTHER, 2, 3));
    assertThat(feed("\033[<0;0;7M\033[<;M\033[<0;99999999999;1M\033[M utu"))
        .containsExactly(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, typed('u'));
  }

  @ParameterizedTest
  @CsvSource({
    "F1, OP [11~ [[A",
    "F2, OQ [12~ [[B [N",
    "F3, OR [13~ [[C",
    "F4, OS [14~ [[D [P",
    "F5, OT [15~ [[E [Q",
    "F6, OU [17~ [R",
    "F7, OV [18~ [S",
    "F8, OW [19~ [T",
    "F9, OX [20~ [U",
    "F10, OY [21~ [V",
    "F11, OZ [23~ [W",
    "F12, O[ [24~ [X",
    "HOME, OH [H [1~ [7~",
    "END, OF [F [4~ [8~",
    "PAGE_UP, [5~",
    "PAGE_DOWN, [6~ [G",
    "INSERT, [2~ [L",
    "DELETE, [3~",
    "BACK_TAB, [Z [1;2Z",
    "UP, OA [A",
    "DOWN, OB [B",
    "RIGHT, OC [C",
    "LEFT, OD [D",
    "ENTER, OM"
  })
  void keysHaveTheirNamesInEveryTerminal(Name name, String forms) {
    for (String form : forms.split(" ")) {
      assertThat(feed("\033" + form)).as(form).containsExactly(named(name));
    }
  }

  @Test
  void aModifiedFunctionKeyMeansNothing() {
    for (String form : List.of("[1;5P", "[20;2~", "[21;5~", "O5P", "[25~", "[5;3~", "[1;5A")) {
      assertThat(feed("\033" + form)).as(form).containsExactly(UNKNOWN);
    }
  }
}
