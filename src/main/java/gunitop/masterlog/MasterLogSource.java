package gunitop.masterlog;

/** Reads the logs of masters. Blocks; for one thread at a time. */
public interface MasterLogSource {

  /** Their last lines, and where their standard error goes. */
  LogAnswer read(LogQuestion question);
}
