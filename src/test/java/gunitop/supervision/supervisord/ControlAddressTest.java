package gunitop.supervision.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.supervision.supervisord.SupervisordConfig.Part;
import gunitop.trust.Checked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Root's main file is at /etc/s.conf; it includes one of frappe's. */
class ControlAddressTest {
  private static final String FRAPPES =
      """
      [supervisorctl]
      serverurl=http://127.0.0.1:6666
      username=other
      [unix_http_server]
      file=/home/frappe/s.sock
      [ctlplugin:x]
      supervisor.ctl_factory=x:y
      """;

  private static Checked<ControlAddress> address(String main, Optional<String> distrust) {
    return ControlAddress.of(
        new SupervisordConfig(
            List.of(
                new Part("/etc/s.conf", IniFile.parse(main, 99), distrust),
                new Part(
                    "/etc/conf.d/frappe.conf",
                    IniFile.parse(FRAPPES, 99),
                    Optional.of("/home/frappe belongs to frappe"))),
            List.of()));
  }

  private static ControlAddress address(String main) {
    return address(main, Optional.empty()).value().orElseThrow();
  }

  @Test
  void theMainFileAloneSaysHowSupervisorctlReachesIt() {
    ControlAddress address =
        address(
            """
            [supervisorctl]
            serverurl=unix://%(here)s/s.sock
            username=u
            password=50%%
            prompt=x
            [ctlplugin:evil]
            supervisor.ctl_factory=evil:make
            """);

    assertThat(address.clientFile())
        .isEqualTo("[supervisorctl]\nserverurl=unix:///etc/s.sock\nusername=u\npassword=50%%\n");
    assertThat(address.words()).containsExactly("-c", "/etc/s.conf");
    assertThat(address.server().url()).isEqualTo("unix:///etc/s.sock");
    assertThat(address("[supervisorctl]\n").server().url()).isEqualTo("http://localhost:9001");
  }

  @Test
  void withoutItsSectionItIsWhereSupervisordListensByTrustedFiles() {
    assertThat(address("[unix_http_server]\nfile=%(here)s/s.sock\npassword=p\n").clientFile())
        .isEqualTo("[supervisorctl]\nserverurl=unix:///etc/s.sock\n");
    assertThat(address("[inet_http_server]\nport=*:9001\n").words())
        .containsExactly("-s", "http://127.0.0.1:9001");
    assertThat(address("[supervisord]\n", Optional.empty()).sentence())
        .isEqualTo("/etc/s.conf names no server");
  }

  @Test
  void aMainFileOfAnotherSaysNothing() {
    assertThat(address("[supervisorctl]\n", Optional.of("/srv belongs to eve")))
        .isEqualTo(new Checked.Refused<>("/srv belongs to eve"));
  }

  @Test
  void whatOnlySupervisordCanFillInIsNotGuessed() {
    assertThat(
            address("[supervisorctl]\nserverurl=unix:///s\npassword=%(ENV_P)s\n", Optional.empty())
                .sentence())
        .isEqualTo("what /etc/s.conf says of its server is not understood");
  }

  @Test
  void otherServersThanThoseOfSupervisordAreNone() {
    for (String url :
        List.of("https://a", "http://u:p@127.0.0.1:9001", "http://a b", "unix://rel", "x", "")) {
      assertThat(new ControlServer(url).objection(1))
          .contains("its server is neither unix:// nor http:// by host and port");
    }
    assertThat(new ControlServer("http://supervisor.example:9001").objection(1)).isEmpty();
    assertThat(new ControlServer("unix:///none/s.sock").objection(1))
        .contains("/none does not exist");
  }
}
