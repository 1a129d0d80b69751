package gunitop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.supervision.SupervisordConfig.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisordConfigTest {
  private static SupervisordConfig config(String... texts) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      parts.add(new Part("/etc/supervisor/" + i + ".conf", IniFile.parse(texts[i])));
    }
    return new SupervisordConfig(parts);
  }

  private static ProgramSettings program(String... texts) {
    List<ProgramSettings> programs = config(texts).programs();
    assertThat(programs).hasSize(1);
    return programs.get(0);
  }

  @Test
  void defaultsAreSupervisordsOwn() {
    ProgramSettings web = program("[program:web]\ncommand=gunicorn app\n");

    assertThat(web.names()).containsExactly("web");
    assertThat(web.restart()).isEqualTo(AutoRestart.UNEXPECTED);
    assertThat(web.restartsAfterTerm()).isFalse();
    assertThat(web.startSeconds()).isEqualTo(1);
    assertThat(web.stopSignal()).isEqualTo("TERM");
    assertThat(web.stopWaitSeconds()).isEqualTo(10);
    assertThat(web.stopAsGroup()).isFalse();
    assertThat(web.killAsGroup()).isFalse();
  }

  @Test
  void killasgroupFollowsStopasgroup() {
    ProgramSettings web = program("[program:web]\nstopasgroup = True ; a comment\n");

    assertThat(web.stopAsGroup()).isTrue();
    assertThat(web.killAsGroup()).isTrue();
  }

  @Test
  void commentsContinuationsAndColonsAreReadAsSupervisordReadsThem() {
    ProgramSettings web =
        program(
            """
            ; first
            [program:web] ; tail
            command = /bin/gunicorn
              -w 4
              app;notacomment
            AutoRestart: TRUE # tail
            stopsignal=SIGQUIT
            exitcodes=0, 2
            """);

    assertThat(web.command()).isEqualTo("/bin/gunicorn\n-w 4\napp;notacomment");
    assertThat(web.restart()).isEqualTo(AutoRestart.ALWAYS);
    assertThat(web.stopSignal()).isEqualTo("QUIT");
    assertThat(web.exitCodes()).containsExactlyInAnyOrder(0, 2);
  }

  @Test
  void namesAreThoseOfSupervisorctl() {
    assertThat(
            program("[program:web]\nnumprocs=2\nprocess_name=%(program_name)s_%(process_num)02d\n")
                .names())
        .containsExactlyInAnyOrder("web:web_00", "web:web_01");
    assertThat(program("[group:site]\nprograms=api,web\n[program:web]\ncommand=x\n").names())
        .containsExactly("site:web");
  }

  @Test
  void includedFilesAddAndWin() {
    ProgramSettings web =
        program("[program:web]\nstopwaitsecs=10\ncommand=x\n", "[program:web]\nstopwaitsecs=60\n");

    assertThat(web.stopWaitSeconds()).isEqualTo(60);
    assertThat(web.command()).isEqualTo("x");
  }

  @Test
  void includePatternsAreResolvedAgainstTheMainFile() {
    IniFile main =
        IniFile.parse("[include]\nfiles = conf.d/*.conf %(here)s/more /abs/x %(ENV_A)s/y");

    assertThat(SupervisordConfig.includes(main, "/etc/supervisor"))
        .containsExactly("/etc/supervisor/conf.d/*.conf", "/etc/supervisor/more", "/abs/x");
  }

  @Test
  void serverIsTheOneThatSupervisorctlIsTold() {
    assertThat(config("[supervisorctl]\nserverurl=unix:///run/s.sock\n").serverUrl())
        .contains("unix:///run/s.sock");
    assertThat(config("[unix_http_server]\nfile=%(here)s/s.sock\n").serverUrl())
        .contains("unix:///etc/supervisor/s.sock");
    assertThat(config("[inet_http_server]\nport=*:9001\n").serverUrl())
        .contains("http://127.0.0.1:9001");
    assertThat(config("[supervisord]\n").serverUrl()).isEmpty();
  }
}
