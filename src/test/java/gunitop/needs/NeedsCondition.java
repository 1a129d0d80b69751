package gunitop.needs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what is annotated where one of its needs is not met, with all that is missing. */
final class NeedsCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<Need> missing =
        AnnotationSupport.findAnnotation(context.getElement(), Needs.class).stream()
            .flatMap(needs -> Arrays.stream(needs.value()))
            .filter(need -> !need.isMet())
            .toList();
    return missing.isEmpty()
        ? ConditionEvaluationResult.enabled("all is there")
        : ConditionEvaluationResult.disabled(
            missing.stream().map(Need::words).collect(Collectors.joining(", ", "needs ", "")));
  }
}
