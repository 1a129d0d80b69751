package gunitop.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gunitop.testkit.RehearsalSession;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Review;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A program that is killed after each line of the journal in turn, and started again: what it shows
 * in the end is what one shows that was never killed.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledAtEachLineTest {
  private static final int NEVER = Integer.MAX_VALUE;

  @Test
  void theStoryIsTheSame() {
    Run whole = new Run(NEVER);
    whole.upgrade();
    int lines = whole.lines.size();
    assertThat(lines).isGreaterThan(25);
    assertThat(whole.story()).anyMatch(line -> line.startsWith("HELD TERM"));

    for (int killedAfter = 1; killedAfter < lines; killedAfter++) {
      Run run = new Run(killedAfter);
      String where = killedAfter + ": " + whole.lines.get(killedAfter - 1).strip();
      assertThatCode(run::upgrade).as(where).doesNotThrowAnyException();
      assertThat(run.kills).as(where).isEqualTo(1);
      assertThat(run.acts()).as(where).containsExactlyElementsOf(whole.acts());
      // What came to pass while no program looked is no line that says "seen".
      assertThat(whole.story()).as(where).containsAll(run.story());
      assertThat(run.written()).as(where).containsExactlyElementsOf(whole.acts());
      assertThat(run.steps()).as(where).isEqualTo(whole.steps());
      assertThat(run.outcome()).as(where).contains("upgraded");
    }
  }

  /** One upgrade, with a journal that is a list of lines. */
  private static final class Run implements RehearsalSession.Witness {
    private final List<String> lines = new ArrayList<>();
    private final int killedAfter;
    private final RehearsalSession session;
    private Courses courses = courses();
    private int kills;

    Run(int killedAfter) {
      this.killedAfter = killedAfter;
      this.session = new RehearsalSession("daemon", 120, 40).before(this);
    }

    private static Courses courses() {
      return new Courses(
          host -> Members.NONE.with("host", host), (assessment, review) -> Optional.empty());
    }

    void upgrade() {
      step("u", "kill -USR2", Stage.OVERLAP);
      session.untilShown("4 workers ready for 2 s");
      step("w", "kill -WINCH", Stage.DRAINED);
      session.waits(1);
      step("ty", "kill -TERM", Stage.STEADY);
      session.waits(4);
    }

    /** Presses again where the program was killed before it had sent it. */
    private void step(String keys, String command, Stage stage) {
      session.presses(keys);
      session.waits(2);
      if (told(command) == 0) {
        // One that was just started again asks: it has not yet seen NEW ready for so long.
        session.presses(session.model().dialog().isPresent() ? "n" : "").waits(3).presses(keys);
      }
      session.until(stage);
    }

    private long told(String command) {
      return timeline().stream()
          .filter(line -> line.source() == Observation.Source.YOU)
          .filter(line -> line.text().startsWith(command))
          .count();
    }

    private List<Observation> timeline() {
      return session.model().messages().timeline().entries();
    }

    /**
     * But for what a program says that was killed before it knew what became of a command, for
     * NEW's PID, and for how many snapshots showed NEW half ready.
     */
    List<String> story() {
      return story(timeline());
    }

    private static List<String> story(List<Observation> timeline) {
      return timeline.stream()
          .filter(line -> line.source() != Observation.Source.NOTE)
          .map(line -> line.source() + " " + line.text().replaceAll("\\b47(?!11)\\d\\d\\b", "NEW"))
          .filter(line -> !line.matches("SEEN [123] of 4 NEW workers ready"))
          .toList();
    }

    /** What was sent, and what it came to. */
    List<String> acts() {
      return acts(story());
    }

    private static List<String> acts(List<String> story) {
      return story.stream().filter(line -> !line.startsWith("SEEN")).toList();
    }

    /** The same as the journal tells it in the end. */
    List<String> written() {
      return acts(story(CourseStory.of(entries()).orElseThrow().timeline()));
    }

    List<String> steps() {
      return session.model().steps().finished().stream()
          .map(step -> step.step() + " " + step.held())
          .toList();
    }

    Optional<String> outcome() {
      return CourseStory.of(entries()).flatMap(CourseStory::outcome);
    }

    private List<Entry> entries() {
      return lines.stream().map(EntryText::parse).flatMap(Optional::stream).toList();
    }

    private boolean write(List<Line> more) {
      for (Line line : more) {
        lines.add(EntryText.of(line.entry()));
        if (lines.size() == killedAfter) {
          kills++;
          return false;
        }
      }
      return true;
    }

    private static Moment moment(Model model) {
      Review review = model.host().review().orElseThrow();
      return new Moment(
          model.host().time(),
          review,
          model.messages().timeline(),
          model.steps(),
          model.open().track());
    }

    @Override
    public boolean after(Model model) {
      return model.host().review().isEmpty() || write(courses.after(moment(model)));
    }

    @Override
    public boolean sending(Command command, Model model) {
      return write(courses.sending(command, moment(model)));
    }

    @Override
    public boolean sent(Command command, Model model) {
      return write(courses.result(command, "sent", true, model.host().time()));
    }

    @Override
    public Optional<Msg> found(Model model) {
      Review review = model.host().review().orElseThrow();
      Optional<PickedUp> found =
          Resumption.of("a", entries(), "")
              .flatMap(one -> PickedUp.of(one, review, model.host().time()));
      courses = courses();
      found.ifPresent(one -> courses.resuming(one.resumed(), moment(model)));
      return found.map(
          one -> new Msg.Resumed(one.sentence(), one.resumed().memory(), one.lines(), one.steps()));
    }
  }
}
