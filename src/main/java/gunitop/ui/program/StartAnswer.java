package gunitop.ui.program;

import gunitop.gunicorn.Generation;
import gunitop.process.FileReading;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.ui.Asked;
import gunitop.ui.Model;
import gunitop.ui.Screen;
import gunitop.ui.dialog.MessageDialog;
import gunitop.ui.text.CommandText;
import gunitop.ui.text.Member;
import gunitop.ui.tree.TreeLayout;
import gunitop.ui.tree.TreeState;
import gunitop.ui.upgrade.UpgradeState;
import java.util.List;
import java.util.Optional;

/** The first snapshot has come: answers what the command line asked for. */
final class StartAnswer {
  private StartAnswer() {}

  static Model answer(Model model) {
    Model answered = answerAsked(opened(model));
    List<String> complaints = model.options().complaints();
    return complaints.isEmpty()
        ? answered
        : answered.noting("Preferences: " + String.join("; ", complaints));
  }

  private static Model opened(Model model) {
    int height = TreeLayout.of(model).bodyRows();
    return model.with(TreeState.of(model).foldedToFit(model.host(), height));
  }

  private static Model answerAsked(Model model) {
    Asked asked = model.options().asked().orElse(null);
    if (asked instanceof Asked.Pid pid) {
      return open(model, pid.pid(), "PID " + pid.pid());
    }
    if (asked instanceof Asked.PidFile file) {
      return open(model, file.path());
    }
    return model;
  }

  private static Model open(Model model, String path) {
    FileReading file = model.host().snapshot().orElseThrow().files().get(path);
    Reading<String> text = file == null ? Reading.notRead() : file.text();
    if (!text.isKnown()) {
      return say(
          model,
          text.isDenied()
              ? "The pidfile " + path + " cannot be read"
              : "There is no pidfile " + path);
    }
    Optional<Integer> pid = pid(text.get());
    return pid.isPresent()
        ? open(model, pid.get(), "The pidfile " + path + " names PID " + pid.get() + ", which")
        : say(model, "The pidfile " + path + " holds no PID");
  }

  private static Optional<Integer> pid(String text) {
    String digits = text.strip();
    boolean number =
        !digits.isEmpty()
            && digits.length() < 10
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(Integer.parseInt(digits)).filter(pid -> pid > 0) : Optional.empty();
  }

  private static Model open(Model model, int pid, String named) {
    Snapshot snapshot = model.host().snapshot().orElseThrow();
    Optional<ProcessSample> process = snapshot.process(pid).filter(ProcessSample::isAlive);
    if (process.isEmpty()) {
      String hidden = snapshot.host().hidden();
      return say(
          model, hidden.isEmpty() ? named + " is not running" : named + " is not seen; " + hidden);
    }
    Member member = Member.of(model.host().assessments()).get(process.get().id());
    if (member == null) {
      return say(model, named + " is no Gunicorn: its command is " + CommandText.of(process.get()));
    }
    if (member.isMaster()) {
      return model
          .with(Screen.UPGRADE)
          .with(UpgradeState.open(member.assessment(), process.get().id()));
    }
    Generation generation = member.generation();
    return model.with(
        new MessageDialog(
            "This is a worker",
            List.of(
                named
                    + " is a worker of master "
                    + generation.master().pid()
                    + " ("
                    + member.assessment().application().name()
                    + ").",
                "An upgrade is the master's: Enter opens it, Esc shows the tree."),
            Optional.of(generation.master().id())));
  }

  private static Model say(Model model, String text) {
    return model.with(
        new MessageDialog(
            "Not a Gunicorn", List.of(text + ".", "Any key shows the tree."), Optional.empty()));
  }
}
