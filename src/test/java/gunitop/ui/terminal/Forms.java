package gunitop.ui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What terminals send that is no plain key, by name; one {@code char} a byte. */
final class Forms {
  private static final String ESC = "\033";
  private static final String ST = "\033\\";

  private Forms() {}

  /** Everything that starts with a 7-bit introducer and has an end. */
  static Map<String, String> all() {
    Map<String, String> forms = new TreeMap<>();
    forms.put("DA1", "\033[?62;1;2;4;6;9;15;22c");
    forms.put("DA2", "\033[>41;372;0c");
    forms.put("DA3", "\033P!|00000000" + ST);
    forms.put("DSR", "\033[0n");
    forms.put("DSR printer", "\033[?13n");
    forms.put("CPR", "\033[24;80R");
    forms.put("CPR top left", "\033[1;1R");
    forms.put("DECXCPR", "\033[?24;80;1R");
    forms.put("DECRPM", "\033[?2026;2$y");
    forms.put("DECRPM ANSI", "\033[4;2$y");
    forms.put("DECRPM one parameter", "\033[5$u");
    forms.put("DECRPSS", "\033P1$r0m" + ST);
    forms.put("DECRPSS invalid", "\033P0$r" + ST);
    forms.put("XTVERSION", "\033P>|XTerm(372)" + ST);
    forms.put("XTGETTCAP", "\033P1+r436F=323536" + ST);
    forms.put("OSC 4", "\033]4;1;rgb:cdcd/0000/0000\007");
    forms.put("OSC 10", "\033]10;rgb:ffff/ffff/ffff" + ST);
    forms.put("OSC 11", "\033]11;rgb:0000/0000/0000\007");
    forms.put("OSC 52", "\033]52;c;dHV3cnQ=" + ST);
    forms.put("window title", "\033]ltut trw \u00e2\u009c\u0093 u" + ST);
    forms.put("icon title", "\033]Lu" + ST);
    forms.put("window size in pixels", "\033[4;600;800t");
    forms.put("window size in cells", "\033[8;24;80t");
    forms.put("APC", "\033_Gi=31;OK" + ST);
    forms.put("PM", "\033^private utw" + ST);
    forms.put("SOS", "\033Xstart of u\033w string" + ST);
    forms.put("OSC with BEL inside DCS", "\033Ptmux;u\007t" + ST);
    forms.put("focus in", "\033[I");
    forms.put("focus out", "\033[O");
    forms.put("X10 mouse", "\033[M utw".substring(0, 6));
    forms.put("X10 mouse, zero", "\033[M \000u");
    forms.put("X10 mouse, far", "\033[M \u00c9\u00f5");
    forms.put("UTF-8 mouse", "\033[M \u00c3\u00a9\u00c4\u008a");
    forms.put("SGR mouse", "\033[<0;12;7M");
    forms.put("SGR mouse release", "\033[<0;12;7m");
    forms.put("urxvt mouse", "\033[32;12;7M");
    forms.put("locator", "\033[1;3;10;20;0&w");
    forms.put("kitty u", "\033[117u");
    forms.put("kitty u with event", "\033[117;1:3u");
    forms.put("kitty flags", "\033[?1u");
    forms.put("kitty functional", "\033[57399u");
    forms.put("modifyOtherKeys", "\033[27;5;117~");
    forms.put("fixterms", "\033[119;5u");
    forms.put("paste", "\033[200~utw\r\ny\033[A t\033[201~");
    forms.put("paste, empty", "\033[200~\033[201~");
    forms.put("paste end alone", "\033[201~");
    forms.put("paste, 8-bit end", "\033[200~u\u009b201~");
    forms.put("huge parameters", "\033[" + "1;".repeat(5000) + "u");
    forms.put("huge OSC", "\033]0;" + "u".repeat(20000) + "\007");
    forms.put("SS2", "\033Nu");
    forms.put("three intermediates", "\033 #(u");
    forms.put("charset", "\033(0");
    for (char c = 'j'; c <= 'y'; c++) {
      forms.put("keypad " + c, "\033O" + c);
    }
    forms.put("keypad comma", "\033Ol");
    forms.put("keypad space", "\033O ");
    forms.put("keypad tab", "\033OI");
    for (char c : "abcdABCDEFHPQRSu".toCharArray()) {
      forms.put("modified " + c, "\033[1;5" + c);
      forms.put("modified SS3 " + c, "\033O5" + c);
      forms.put("rxvt shifted " + c, "\033[" + c);
      forms.put("rxvt control " + c, "\033O" + c);
    }
    for (int number = 1; number <= 34; number++) {
      forms.put("tilde " + number, "\033[" + number + "~");
      forms.put("modified tilde " + number, "\033[" + number + ";5~");
      forms.put("rxvt ^ " + number, "\033[" + number + "^");
      forms.put("rxvt @ " + number, "\033[" + number + "@");
    }
    for (char c : "ABCDE".toCharArray()) {
      forms.put("Linux F " + c, "\033[[" + c);
    }
    for (char c = '@'; c <= '~'; c++) {
      forms.put("CSI 1 ; 2 " + c, "\033[1;2" + c);
      forms.put("CSI > 4 SP " + c, "\033[>4 " + c);
    }
    eightBit(forms);
    return forms;
  }

  private static void eightBit(Map<String, String> forms) {
    forms.put("8-bit CSI", "\u009b1;5u");
    forms.put("8-bit CSI in UTF-8", "\u00c2\u009b1;5u");
    forms.put("8-bit DCS", "\u0090>|u\u009c");
    forms.put("8-bit OSC", "\u009d11;rgb:u\u009c");
    forms.put("8-bit OSC in UTF-8", "\u00c2\u009d11;rgb:u\u00c2\u009c");
    forms.put("8-bit SS3", "\u008fk");
    forms.put("8-bit SS2", "\u008eu");
    forms.put("8-bit APC", "\u009futw\u009c");
    forms.put("8-bit PM", "\u009eutw\u009c");
    forms.put("8-bit SOS", "\u0098utw\u009c");
  }

  /** Alt with a key: to be told from Escape and the key by time alone. */
  static List<String> twoBytes() {
    return Stream.iterate(' ', c -> (char) (c + 1))
        .limit(95)
        .filter(c -> "[O]PX^_N".indexOf(c) < 0)
        .map(c -> ESC + c)
        .toList();
  }

  /** One byte a {@code char}. */
  static byte[] bytes(String form) {
    return form.getBytes(StandardCharsets.ISO_8859_1);
  }
}
