package gunitop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.UnitFacts;
import gunitop.supervision.supervisord.StatusLines;
import gunitop.supervision.systemd.SystemdUnit;
import org.junit.jupiter.api.Test;

/** What {@code supervisorctl} 4.2.5 and {@code systemctl} 252 print. */
class OwnerOutputTest {
  @Test
  void statusLinesTellStateAndPid() {
    String output =
        """
        frappe-web:frappe-web            RUNNING   pid 4711, uptime 3 days, 0:01:02
        worker                           STOPPED   Nov 22 11:06 AM
        broken                           BACKOFF   Exited too quickly (process log may have details)
        """;

    assertThat(StatusLines.parse(output))
        .containsExactly(
            new ProgramStatus("frappe-web:frappe-web", "RUNNING", 4711),
            new ProgramStatus("worker", "STOPPED", 0),
            new ProgramStatus("broken", "BACKOFF", 0));
  }

  @Test
  void errorsAreNoStatus() {
    assertThat(StatusLines.parse("unix:///run/supervisor.sock no such file\n")).isEmpty();
    assertThat(StatusLines.parse("Server requires authentication\nerror: <class 'x'>")).isEmpty();
  }

  @Test
  void unitTellsItsMainProcess() {
    String output =
        """
        Type=notify
        Restart=on-failure
        PIDFile=
        NotifyAccess=main
        MainPID=812
        KillMode=mixed
        LoadState=loaded
        ActiveState=active
        """;

    assertThat(SystemdUnit.parse(output))
        .contains(new UnitFacts(812, "notify", "main", "mixed", "on-failure", "", "active", ""));
  }

  @Test
  void unknownUnitIsNoUnit() {
    assertThat(SystemdUnit.parse("MainPID=0\nLoadState=not-found\n")).isEmpty();
    assertThat(SystemdUnit.parse("System has not been booted with systemd\n")).isEmpty();
  }
}
