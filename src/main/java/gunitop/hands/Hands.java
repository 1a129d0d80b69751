package gunitop.hands;

import gunitop.process.ProcessId;
import java.util.Set;

/** The hands of this program on a host's masters. May be used by several threads. */
public interface Hands extends AutoCloseable {
  /** Where nobody else can be: what it is asked for it has. */
  Hands ALONE =
      new Hands() {
        @Override
        public Controls take(Claim claim) {
          return new Controls.Ours();
        }

        @Override
        public Controls begin(Claim claim) {
          return new Controls.Ours();
        }

        @Override
        public void end() {}

        @Override
        public boolean keepOnly(Set<ProcessId> wanted) {
          return false;
        }

        @Override
        public TakeoverAnswer ask(Claim claim) {
          return new TakeoverAnswer.Given();
        }

        @Override
        public void serve(Runnable changed) {}

        @Override
        public void close() {}
      };

  /**
   * Takes the controls where they are free, all or none, and holds them from then on.
   *
   * @return how it stands now
   */
  Controls take(Claim claim);

  /**
   * The same, for an act: where nothing refuses it, nobody can take the controls away before {@link
   * #end}, which must follow then.
   */
  Controls begin(Claim claim);

  /** The act that {@link #begin} has let begin is done. */
  void end();

  /**
   * Gives back those of all other masters; those that an act took alone, a second after it.
   *
   * @return whether some are still held that are not wanted
   */
  boolean keepOnly(Set<ProcessId> wanted);

  /** Asks the program that holds the controls to give them up; takes two seconds at most. */
  TakeoverAnswer ask(Claim claim);

  /**
   * Answers other programs that ask for the controls, until this is closed.
   *
   * @param changed is told whenever controls were given up
   */
  void serve(Runnable changed);

  /** Gives back all that is held. */
  @Override
  void close();
}
