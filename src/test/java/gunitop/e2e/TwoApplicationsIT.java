package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two applications on one host: what is done to one is not done to the other, nor shown as its. */
@Timeout(120)
@Needs({Need.GUNICORN, Need.TMUX})
class TwoApplicationsIT {

  @Test
  void oneIsUpgradedAndTheOtherServesOn() {
    try (GunicornHost shop = GunicornHost.with().module("shop").daemon().workers(3).start();
        GunicornHost blog = GunicornHost.with().module("blog").daemon().workers(2).start();
        LoadClient shopLoad = LoadClient.start(shop, 1);
        LoadClient blogLoad = LoadClient.start(blog, 1);
        TmuxOperator operator = TmuxOperator.opens(shop)) {
      int shopOld = shop.master();
      int blogMaster = blog.master();
      List<Integer> blogWorkers = blog.workersOf(blogMaster);

      assertThat(Gunitop.application(shopOld).get("name").asText()).contains("shop:application");
      assertThat(Gunitop.application(blogMaster).get("name").asText()).contains("blog:application");

      WholeUpgrade.toOverlap(operator, shop, "v2");
      ScreenSight overlap = operator.sees("OVERLAP");
      assertThat(overlap.shows("shop:application")).isTrue();
      assertThat(overlap.shows("blog:application")).isFalse();
      JsonNode blogNow = Gunitop.application(blogMaster);
      assertThat(blogNow.get("stage").asText()).isEqualTo("STEADY");
      assertThat(blogNow.get("generations")).hasSize(1);

      operator.presses("w", "kill -WINCH " + shopOld, "OVERLAP");
      operator.pressesAndConfirms("t", "kill -TERM " + shopOld, "DRAINED");
      shop.awaitGone(shopOld);
      operator.sees("STEADY");

      assertThat(blog.workersOf(blogMaster)).isEqualTo(blogWorkers);
      shopLoad.assertNothingFailed();
      blogLoad.assertNothingFailed();
    }
  }

  @Test
  void theScreenOfOneTellsNothingOfTheOther() {
    try (GunicornHost shop = GunicornHost.with().module("shop").daemon().workers(2).start();
        TmuxOperator operator = TmuxOperator.opens(shop)) {
      int shopMaster = shop.master();
      operator.isOffered("u", "kill -USR2 " + shopMaster);
      int blogMaster;
      try (GunicornHost blog = GunicornHost.with().module("blog").daemon().workers(2).start()) {
        blogMaster = blog.master();
        blog.signal("USR2", blogMaster);
        blog.awaitReady(blog.awaitMaster(2));
      }
      int worker = shop.workersOf(shopMaster).get(0);
      shop.signal("TERM", worker);
      ScreenSight sight = operator.readsLike("worker " + worker + " left");
      assertThat(sight.showsLike("master " + blogMaster + "\\b")).as(sight.text()).isFalse();
    }
  }
}
