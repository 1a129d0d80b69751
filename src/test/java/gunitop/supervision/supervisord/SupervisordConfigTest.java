package gunitop.supervision.supervisord;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.supervision.supervisord.SupervisordConfig.Part;
import gunitop.trust.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupervisordConfigTest {
  private static SupervisordConfig config(String... texts) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      parts.add(part("/etc/supervisor/" + i + ".conf", texts[i], ""));
    }
    return new SupervisordConfig(parts, List.of());
  }

  private static Part part(String path, String text, String distrust) {
    return new Part(
        path,
        IniFile.parse(text, Budget.CONFIGURATION_SECTIONS),
        Optional.of(distrust).filter(why -> !why.isEmpty()));
  }

  private static ProgramSettings program(String... texts) {
    List<ProgramSettings> programs = config(texts).programs().settings();
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
        IniFile.parse("[include]\nfiles = conf.d/*.conf %(here)s/more /abs/x %(ENV_A)s/y", 9);

    assertThat(SupervisordConfig.includes(main, "/etc/supervisor"))
        .containsExactly("/etc/supervisor/conf.d/*.conf", "/etc/supervisor/more", "/abs/x");
  }

  @Test
  void whoseWordItIsIsNamedWithTheFile() {
    SupervisordConfig config =
        new SupervisordConfig(
            List.of(part("/etc/s.conf", "[program:web]\ncommand=x\n", "/srv belongs to eve")),
            List.of());

    assertThat(config.programs().settings().get(0).source())
        .isEqualTo("/etc/s.conf; /srv belongs to eve");
    assertThat(config.trusted().parts()).isEmpty();
  }

  @Test
  void programsAndProcessesPastTheBudgetAreNotRead() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      many.append(
          "[program:p" + i + "]\ncommand=gunicorn\nnumprocs=1000\nprocess_name=%(process_num)d\n");
    }
    SupervisordConfig.Programs programs = config(many.toString()).programs();

    assertThat(programs.isWhole()).isFalse();
    assertThat(programs.settings()).hasSize(Budget.CONFIGURATION_PROCESSES / 1_000);
    assertThat(config("[program:web]\nnumprocs=999999999\n").programs().settings()).isEmpty();
    assertThat(config("[program:web]\n").programs().isWhole()).isTrue();
  }

  @Test
  void longValuesAndManySectionsAreNotRead() {
    String line = "  " + "x".repeat(1_000) + "\n";
    IniFile file =
        IniFile.parse("[a]\nlong=1\n" + line.repeat(1_000) + "short=2\n[b]\nc=3\n[d]\n", 2);

    assertThat(file.isWhole()).isFalse();
    assertThat(file.value("a", "long")).isEmpty();
    assertThat(file.value("a", "short")).contains("2");
    assertThat(file.sections()).containsOnlyKeys("a", "b");
  }
}
