package gunitop.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Application;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.History;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.UnitFacts;
import gunitop.testkit.HostSketch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A master (100) below a chain of processes: who owns it, and what that means. */
class OwnerTest {
  private static final int TTY = 34816;

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private OwnerFacts facts = OwnerFacts.NONE;

  /** A chain from PID 1 down to the master's parent, each with its command line. */
  private void chain(String commands) {
    chain(commands, false);
  }

  private void chain(String commands, boolean terminal) {
    List<String> lines = Arrays.stream(commands.split(" < ")).map(String::strip).toList();
    int parent = 0;
    int session = 1;
    for (int i = 0; i < lines.size(); i++) {
      int pid = i == 0 ? 1 : 10 + i;
      String[] words = lines.get(i).split(" (?![^']*'$)");
      String program = words[0].substring(words[0].lastIndexOf('/') + 1);
      host.process(pid, parent)
          .name(program.startsWith("-") ? program.substring(1) : program)
          .commandLine(Arrays.stream(words).map(w -> w.replace("'", "")).toArray(String[]::new))
          .session(pid == 1 ? 1 : pid, session)
          .terminal(terminal ? TTY : 0);
      parent = pid;
    }
    host.daemon(100, 7);
    int above = parent;
    host.change(100, draft -> draft.parent(above).session(above, 1));
    host.ready(100, List.of(101, 102));
  }

  private Supervisor owner() {
    List<Application> found =
        KnownOwner.RULES.ownership().find(host.snapshot(), History.EMPTY.knowing(facts));
    assertThat(found).hasSize(1);
    return found.get(0).supervisor();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "systemd < supervisord -n                        | SUPERVISORD |          | UNKNOWN",
        "systemd < supervisord -n < /bin/sh /srv/run.sh  | SUPERVISORD | run.sh   | UNKNOWN",
        "systemd < runsvdir /etc/service < runsv web     | UNKNOWN     |          | STARTS_ANOTHER",
        "systemd < runsv web < /bin/sh ./run             | UNKNOWN     | run      | STARTS_ANOTHER",
        "s6-svscan /run/service < s6-supervise web       | UNKNOWN     |          | STARTS_ANOTHER",
        "systemd < svscan < supervise web                | UNKNOWN     |          | STARTS_ANOTHER",
        "systemd < python3 /usr/bin/circusd c.ini        | UNKNOWN     |          | STARTS_ANOTHER",
        "systemd < 'PM2 v5.3.0: God Daemon (/root/.pm2)' | UNKNOWN     |          | STARTS_ANOTHER",
        "systemd < immortal -c web.yml                   | UNKNOWN     |          | STARTS_ANOTHER",
        "systemd < tmux: server < sh -c 'while true; do gunicorn a; done' | UNKNOWN |  | STARTS_ANOTHER",
        "systemd < monit -I                              | UNKNOWN     |          | UNKNOWN",
        "systemd < god -c web.god                        | UNKNOWN     |          | UNKNOWN",
        "systemd < python3 /usr/bin/honcho start         | UNKNOWN     |          | UNKNOWN",
        "systemd < ruby /usr/bin/foreman start           | UNKNOWN     |          | UNKNOWN",
        "systemd < sshd < bash start.sh                  | UNKNOWN     |          | UNKNOWN",
        "systemd < tmux: server < /bin/bash ./start.sh   | UNKNOWN     |          | UNKNOWN",
        "systemd < python3 start.py                      | UNKNOWN     |          | UNKNOWN",
        "systemd < launcher                              | UNKNOWN     |          | UNKNOWN",
        "tini -- gunicorn                                | CONTAINER   |          | ENDS_NEW",
        "tini -- /srv/entry.sh < /bin/sh /srv/entry.sh   | CONTAINER   | entry.sh | ENDS_NEW",
        "dumb-init -- uv run gunicorn < uv run gunicorn  | CONTAINER   | uv       | ENDS_NEW",
        "docker-init -- gunicorn                         | CONTAINER   |          | ENDS_NEW",
        "catatonit -- gunicorn                           | CONTAINER   |          | ENDS_NEW",
        "/bin/sh /srv/entry.sh                           | CONTAINER   |          | ENDS_NEW",
        "sh -c 'gunicorn app:app'                        | CONTAINER   |          | ENDS_NEW",
        "uv run gunicorn app:app                         | CONTAINER   |          | ENDS_NEW",
        "python3 /usr/bin/pipenv run gunicorn            | CONTAINER   |          | ENDS_NEW",
        "python3 /srv/entry.py                           | UNKNOWN     |          | UNKNOWN",
        "something                                       | UNKNOWN     |          | UNKNOWN",
        "sleep infinity                                  | NONE        |          | NONE",
      })
  void isFoundByTheWholeChain(
      String commands, Supervisor.Kind kind, String wrapper, Consequence consequence) {
    chain(commands);

    Supervisor owner = owner();

    assertThat(owner.kind()).isEqualTo(kind);
    assertThat(owner.consequence()).isEqualTo(consequence);
    assertThat(
            owner.chain().wrappers().stream().map(Ancestor::name).collect(Collectors.joining(", ")))
        .isEqualTo(wrapper == null ? "" : wrapper);
    assertThat(owner.chain().ancestors()).hasSize(commands.split(" < ").length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "systemd < sshd < -bash                         | SHELL   | bash | NONE",
        "systemd < tmux: server < bash                  | SHELL   | bash | NONE",
        "systemd < tmux: server < /bin/bash --norc -i   | SHELL   | bash | NONE",
        "systemd < screen < zsh -l                      | SHELL   | zsh  | NONE",
        "systemd < sshd < -bash < uv run gunicorn       | SHELL   | bash | NONE",
        "systemd < sshd < -bash < sudo -u www gunicorn  | SHELL   | bash | NONE",
        "systemd < sshd < -bash < sh -c 'cd /srv && gunicorn app:app' | SHELL | bash | NONE",
        "systemd < sshd < -bash < bash start.sh         | UNKNOWN | start.sh | UNKNOWN",
        "systemd < sshd < -bash < sh -c 'gunicorn app:app; reboot' | UNKNOWN | sh | UNKNOWN",
      })
  void shellWithSomebodyAtItIsToldFromAScript(
      String commands, Supervisor.Kind kind, String name, Consequence consequence) {
    chain(commands, true);

    Supervisor owner = owner();

    assertThat(owner.kind()).isEqualTo(kind);
    assertThat(owner.name()).isEqualTo(name);
    assertThat(owner.consequence()).isEqualTo(consequence);
  }

  @Test
  void shellThatReadsAScriptFromAPipeIsNoShellWithSomebodyAtIt() {
    chain("systemd < sshd < bash");

    assertThat(owner().consequence()).isEqualTo(Consequence.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "/system.slice/shop.service, shop.service, false",
    "/system.slice/system-web.slice/web@a.service, web@a.service, false",
    "/system.slice/shop.service/payload, shop.service, false",
    "/user.slice/user-1000.slice/user@1000.service/app.slice/shop.service, shop.service, true",
    "/user.slice/user-1000.slice/user@1000.service/shop.service, shop.service, true",
    "/user.slice/shop.service, shop.service, true",
    "/user.slice/user-1000.slice/session-3.scope, , ",
    "/user.slice/user-1000.slice/user@1000.service/init.scope, , ",
  })
  void unitIsTheControlGroupsWhereverTheMasterStands(String group, String unit, Boolean ofUser) {
    chain("systemd < /bin/sh /srv/start.sh");
    host.change(100, draft -> draft.controlGroup(group));

    Supervisor owner = owner();

    if (unit == null) {
      assertThat(owner.kind()).isEqualTo(Supervisor.Kind.UNKNOWN);
      return;
    }
    assertThat(owner.kind()).isEqualTo(Supervisor.Kind.SYSTEMD);
    assertThat(owner.name()).isEqualTo(unit);
    assertThat(owner.ofUser()).isEqualTo(ofUser);
    assertThat(owner.isUnitOfOurs()).isNotEqualTo(ofUser);
    assertThat(owner.chain().text("systemd " + owner.name(), " > "))
        .isEqualTo("systemd " + unit + " > start.sh > master");
  }

  @ParameterizedTest
  @CsvSource({
    "100, control-group, no, ENDS_NEW",
    "11, mixed, always, ENDS_NEW",
    "100, process, no, NONE",
    "100, process, always, STARTS_ANOTHER",
    "0, control-group, no, NONE",
    "55, control-group, no, UNKNOWN",
  })
  void endOfTheMainProcessDecides(
      int main, String killMode, String restart, Consequence consequence) {
    chain("systemd < uv run gunicorn");
    host.change(100, draft -> draft.controlGroup("/system.slice/shop.service"));
    facts =
        new OwnerFacts(
            Map.of(),
            Map.of(
                "shop.service",
                new UnitFacts(main, "simple", "none", killMode, restart, "", "active", "")));

    assertThat(owner().consequence()).isEqualTo(consequence);
  }

  @Test
  void nobodyIsSaidWhereTheFirstProcessAdoptedIt() {
    host.process(1, 0).name("systemd").commandLine("/sbin/init").session(1, 1);
    host.daemon(100, 7);
    host.ready(100, List.of(101));

    assertThat(owner().kind()).isEqualTo(Supervisor.Kind.NONE);
    assertThat(owner().consequence()).isEqualTo(Consequence.NONE);
  }

  @Test
  void orphanOfAContainersMinimalInitDoesNotEndIt() {
    host.process(1, 0).name("tini").commandLine("tini", "--", "sleep").session(1, 1);
    host.daemon(100, 7);
    host.ready(100, List.of(101));

    assertThat(owner().kind()).isEqualTo(Supervisor.Kind.NONE);
  }

  @Test
  void scriptThatPid1AdoptedMayLoop() {
    host.process(1, 0).name("systemd").commandLine("/sbin/init").session(1, 1);
    host.process(50, 1).name("start.sh").commandLine("/bin/sh", "/srv/start.sh").session(50, 40);
    host.daemon(100, 7);
    host.change(100, draft -> draft.parent(50).session(50, 40));
    host.ready(100, List.of(101));

    assertThat(owner().kind()).isEqualTo(Supervisor.Kind.UNKNOWN);
    assertThat(owner().name()).isEqualTo("start.sh");
  }

  @Test
  void parentThatCannotBeSeenIsNotNobody() {
    host.process(1, 0).name("systemd").commandLine("/sbin/init").session(1, 1);
    host.daemon(100, 7);
    host.change(100, draft -> draft.parent(77).session(100, 77));
    host.ready(100, List.of(101));

    assertThat(owner().kind()).isEqualTo(Supervisor.Kind.UNKNOWN);
    assertThat(owner().witness()).contains("77", "cannot be seen");
  }

  @Test
  void parentOutsideOfTheNamespaceIsNotNobody() {
    host.daemon(100, 7);
    host.change(100, draft -> draft.parent(0).session(0, 0));
    host.ready(100, List.of(101));

    assertThat(owner().consequence()).isEqualTo(Consequence.UNKNOWN);
    assertThat(owner().witness()).contains("outside");
  }
}
