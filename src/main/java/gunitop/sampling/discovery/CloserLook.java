package gunitop.sampling.discovery;

import gunitop.process.ImageLayout;
import gunitop.process.OpenFiles;
import gunitop.process.Reading;
import gunitop.sampling.proc.SortedLinks;
import gunitop.sampling.proc.TemporaryFiles;
import java.util.Optional;
import java.util.Set;

/**
 * What a closer look at a tracked process saw, and what the next one goes by.
 *
 * @param files its open files
 * @param links what their links said; empty where they could not be read
 * @param temporary its temporary files with their descriptors
 * @param program what it was executed as
 * @param namespace a name for its network namespace; empty until it was asked
 * @param connections the inodes of its connections to a listener
 * @param pss its proportional memory
 */
public record CloserLook(
    Reading<OpenFiles> files,
    Optional<SortedLinks> links,
    TemporaryFiles temporary,
    ProgramPath program,
    Optional<Reading<String>> namespace,
    Reading<Set<Long>> connections,
    Pss pss) {

  /** Of a process that is not tracked. */
  public static final CloserLook NONE =
      new CloserLook(
          Reading.notRead(),
          Optional.empty(),
          TemporaryFiles.NONE,
          new ProgramPath(Reading.notRead(), Optional.empty()),
          Optional.empty(),
          Reading.notRead(),
          new Pss(Reading.notRead(), 0, 0, 0));

  /**
   * The proportional set size.
   *
   * @param bytes as the kernel added it up
   * @param nanos when that was, by the monotonic clock
   * @param residentBytes how much resident memory it had then
   * @param among how many processes were tracked then; 0 where it was not read yet
   */
  public record Pss(Reading<Long> bytes, long nanos, long residentBytes, int among) {}

  /**
   * What a process was executed as.
   *
   * @param path the path
   * @param image in which program image that was read; empty where it was not
   */
  public record ProgramPath(Reading<String> path, Optional<Reading<ImageLayout>> image) {}

  /** With its open files read again. */
  public CloserLook withFiles(
      Reading<OpenFiles> now,
      Optional<SortedLinks> nowLinks,
      TemporaryFiles nowTemporary,
      ProgramPath nowProgram) {
    Reading<OpenFiles> same = now.equals(files) ? files : now;
    return new CloserLook(same, nowLinks, nowTemporary, nowProgram, namespace, connections, pss);
  }

  /** With its network namespace. */
  public CloserLook withNamespace(Reading<String> now) {
    return new CloserLook(files, links, temporary, program, Optional.of(now), connections, pss);
  }

  /** With the connections that it has now. */
  public CloserLook withConnections(Reading<Set<Long>> now) {
    return new CloserLook(files, links, temporary, program, namespace, now, pss);
  }

  /** With its proportional memory read again. */
  public CloserLook withPss(Pss now) {
    Pss kept =
        now.bytes().equals(pss.bytes())
            ? new Pss(pss.bytes(), now.nanos(), now.residentBytes(), now.among())
            : now;
    return new CloserLook(files, links, temporary, program, namespace, connections, kept);
  }
}
