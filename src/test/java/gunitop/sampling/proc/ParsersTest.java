package gunitop.sampling.proc;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.SocketEntry;
import gunitop.kernel.StatFields;
import gunitop.kernel.StatusFields;
import gunitop.process.ImageLayout;
import gunitop.process.Reading;
import gunitop.process.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsersTest {

  @Test
  void aCommandLineKeepsItsEmptyArgumentsAndLosesItsPadding() {
    assertThat(NulSeparated.strings(bytes("gunicorn\0-w\0\0" + "4\0")))
        .containsExactly("gunicorn", "-w", "", "4");
    assertThat(NulSeparated.strings(bytes("gunicorn: master [app]\0\0\0\0")))
        .containsExactly("gunicorn: master [app]");
    assertThat(NulSeparated.strings(bytes("no end"))).containsExactly("no end");
    assertThat(NulSeparated.strings(bytes(""))).isEmpty();
    assertThat(NulSeparated.strings(bytes("\0\0"))).isEmpty();
  }

  @Test
  void onlyNamedVariablesAreTakenFromAnEnvironment() {
    byte[] environment =
        bytes("SECRET=x\0WEB_CONCURRENCY=4\0EMPTY=\0WEB_CONCURRENCY=5\0rest of a title");

    assertThat(
            NulSeparated.variables(environment, Set.of("WEB_CONCURRENCY", "EMPTY", "NONE")).get())
        .isEqualTo(Map.of("WEB_CONCURRENCY", "4", "EMPTY", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0::/system.slice/web.service|/system.slice/web.service",
        "12:pids:/a;1:name=systemd:/b;0::/c|/b",
        "3:cpu,cpuacct:/a;0::/docker/4f|/docker/4f",
        "0::/a:b|/a:b"
      })
  void aControlGroupIsSystemds(String lines, String path) {
    assertThat(ControlGroupParser.parse(bytes(lines.replace(';', '\n') + "\n")))
        .isEqualTo(Reading.known(path));
  }

  @Test
  void noControlGroupIsNotRead() {
    assertThat(ControlGroupParser.parse(bytes(""))).isEqualTo(Reading.notRead());
  }

  @Test
  void proportionalMemoryIsInBytes() {
    assertThat(
            PssParser.parse(
                bytes(
                    "00400000-7fff ---p 0 [rollup]\nRss:  90 kB\nPss:   48 kB\nPss_Anon: 1 kB\n")))
        .isEqualTo(Reading.known(48L * 1024));
    assertThat(PssParser.parse(bytes(""))).isEqualTo(Reading.notRead());
  }

  @Test
  void statusTellsHandlersAndNamespaces() {
    StatusFields status =
        new StatusFields(bytes("Name:\ta\nNSpid:\t4711\t12\t1\nSigCgt:\t0000000008314a07\n"));

    assertThat(StatusParser.namespacePids(status)).isEqualTo(Reading.known(List.of(4711, 12, 1)));
    assertThat(StatusParser.caught(status).get().contains(Signal.USR2)).isTrue();
    assertThat(StatusParser.namespacePids(new StatusFields(bytes("Name:\ta\n"))).isKnown())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"S,36249600,140733,known", "S,36249600,0,denied", "S,0,0,unread", "Z,0,0,unread"})
  void addressesThatReadZeroAreDeniedUnlessThereIsNoImage(
      String state, long size, long stack, String expected) {
    String line =
        "9 (a) "
            + state
            + " 1 9 9 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 77 "
            + size
            + " 2 0 0 0 "
            + stack
            + " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 "
            + stack
            + " 0 0 0 0\n";
    StatFields fields = new StatFields();
    fields.parse(bytes(line), line.length());
    Reading<ImageLayout> layout = StatParser.of(fields, 16384).layout();

    assertThat(StatParser.of(fields, 16384).residentBytes()).isEqualTo(2 * 16384);
    assertThat(layout.isKnown()).isEqualTo("known".equals(expected));
    assertThat(layout.isDenied()).isEqualTo("denied".equals(expected));
  }

  @Test
  void netTcpShowsListenersAndConnections() {
    String table =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
            + "   0: 0100007F:1F40 00000000:0000 0A 00000000:00000003 00:00000000 00000000    33"
            + "        0 75866 1 0000000000000000 100 0 0 10 0\n"
            + "   1: 0100007F:1F40 0100007F:A02C 01 00000000:00000000 00:00000000 00000000    33"
            + "        0 76054 1 0000000000000000 20 4 30 10 -1\n"
            + "   3: 0100007F:1F40 0100007F:A02D 08 00000000:00000001 00:00000000 00000000    33"
            + "        0 76055 1 0000000000000000 20 4 30 10 -1\n"
            + "   2: 0100007F:1F40 0100007F:A02E 06 00000000:00000000 03:00000000 00000000     0"
            + "        0 0 3 0000000000000000\n";

    assertThat(NetTcpParser.parse(bytes(table)))
        .containsExactly(
            tcp(true, 75866, "127.0.0.1:8000", 3),
            tcp(false, 76054, "127.0.0.1:8000", SocketEntry.UNKNOWN),
            tcp(false, 76055, "127.0.0.1:8000", SocketEntry.UNKNOWN));
  }

  @Test
  void netTcp6ShowsWordsInHostOrder() {
    String line =
        "   0: 000080FE000000000000000001000000:1F40 00000000000000000000000000000000:0000 0A"
            + " 00000000:00000000 00:00000000 00000000     0        0 9 1 0 100 0 0 10 0\n";

    assertThat(NetTcpParser.parse(bytes(line)))
        .extracting(SocketEntry::local)
        .containsExactly("[fe80::1]:8000");
  }

  @Test
  void netUnixShowsListenersAndTheirConnections() {
    String table =
        "Num       RefCount Protocol Flags    Type St Inode Path\n"
            + "00000000d83a5d4c: 00000002 00000000 00010000 0001 01 21350 /run/my app.sock\n"
            + "00000000d83a5d4d: 00000003 00000000 00000000 0001 03 21351 /run/my app.sock\n"
            + "00000000d83a5d4e: 00000003 00000000 00000000 0001 03 21352\n"
            + "00000000d83a5d4f: 00000002 00000000 00000000 0002 01 21353 /dev/log\n";

    assertThat(NetUnixParser.parse(bytes(table)))
        .containsExactly(
            unix(true, 21350, "/run/my app.sock"),
            unix(false, 21351, "/run/my app.sock"),
            unix(false, 21352, ""));
  }

  private static SocketEntry tcp(boolean listening, long inode, String local, int queued) {
    return new SocketEntry(
        SocketEntry.Family.TCP, listening, inode, local, 8000, queued, SocketEntry.UNKNOWN);
  }

  private static SocketEntry unix(boolean listening, long inode, String local) {
    return new SocketEntry(
        SocketEntry.Family.UNIX,
        listening,
        inode,
        local,
        0,
        SocketEntry.UNKNOWN,
        SocketEntry.UNKNOWN);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
