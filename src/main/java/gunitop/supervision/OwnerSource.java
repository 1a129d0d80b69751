package gunitop.supervision;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;

/** What the owners of masters (supervisord, systemd) know of them. */
public interface OwnerSource {

  /** The answers of those that answered. May block for seconds. */
  OwnerFacts ask(OwnerQuery query);
}
