package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Focus;
import gunitop.process.Reading;
import gunitop.process.SignalSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that nobody tracks installs handlers long after its exec, and keeps its name. */
class LateHandlersTest {
  private static final String HOST =
      "name=h\nbootId=b\ntime=2026-01-02T03:04:05Z\nbootMonotonicNanos=0\nticksPerSecond=100\n"
          + "processors=1\npageBytes=4096\nviewerUid=0\n";

  @TempDir Path directory;

  @Test
  void itsStatTellsOfThemAtOnce() throws Exception {
    Path before = record("1", 1_000_000_000L, "2");
    Path soon = record("2", 1_500_000_000L, "4a07");
    try (Sampler sampler = RecordedSampler.replaying(before, soon)) {
      assertThat(caught(sampler)).isEqualTo(0x2);
      assertThat(caught(sampler)).isEqualTo(0x4a07);
    }
  }

  private static long caught(Sampler sampler) {
    Reading<SignalSet> caught =
        sampler.sample(Focus.NOTHING).process(7).orElseThrow().traits().caught();
    return caught.get().bits();
  }

  private Path record(String name, long nanos, String caught) throws IOException {
    Path root = directory.resolve(name);
    Path process = Files.createDirectories(root.resolve("7"));
    Files.writeString(root.resolve("host"), HOST + "monotonicNanos=" + nanos + "\n");
    Files.writeString(
        process.resolve("stat"),
        "7 (a) S 1 7 7 0 -1 0 0 0 0 0 5 0 0 0 20 0 1 0 77 4096 2 0 0 0 9 0 0 0 0 0 "
            + Integer.parseInt(caught, 16)
            + "\n");
    Files.writeString(
        process.resolve("status"),
        "Name:\ta\nUid:\t0\t0\t0\t0\nSigCgt:\t" + caught + "\n",
        StandardCharsets.US_ASCII);
    return root;
  }
}
