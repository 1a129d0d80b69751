package gunitop.upgrade.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a log tells of a USR2 that failed. */
class LogExcerptTest {
  private static final String HEAD = "[2026-11-22 11:14:53 +0000] [25415] ";

  @Test
  void tellsTheErrorSinceTheLastUsr2() {
    assertThat(
            LogExcerpt.of(
                List.of(
                    HEAD + "[ERROR] an older one",
                    HEAD + "[INFO] Handling signal: usr2",
                    HEAD + "[INFO] Starting gunicorn 20.1.0",
                    HEAD + "[ERROR] Exception in worker process",
                    "Traceback (most recent call last):",
                    "  File \"app.py\", line 1, in <module>",
                    "ModuleNotFoundError: No module named 'x'",
                    HEAD + "[INFO] Worker exiting (pid: 25470)",
                    HEAD + "[WARNING] Worker with pid 25446 was terminated due to signal 15",
                    HEAD + "[INFO] Shutting down: Master.2",
                    HEAD + "[INFO] Reason: Worker failed to boot.")))
        .containsExactly(
            "Exception in worker process",
            "Traceback (most recent call last):",
            "  File \"app.py\", line 1, in <module>",
            "ModuleNotFoundError: No module named 'x'");
    String reason = HEAD + "[INFO] Reason: Worker failed to boot.";
    assertThat(LogExcerpt.of(List.of("Handling signal: usr2", reason)))
        .containsExactly("Reason: Worker failed to boot.");
  }

  @Test
  void tellsNothingWhereTheLogDoesNot() {
    assertThat(LogExcerpt.of(List.of())).isEmpty();
    assertThat(LogExcerpt.of(List.of(HEAD + "[ERROR] an older one"))).isEmpty();
    assertThat(LogExcerpt.of(List.of(HEAD + "[INFO] Handling signal: usr2"))).isEmpty();
  }
}
