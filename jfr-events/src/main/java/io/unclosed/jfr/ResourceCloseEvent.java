package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Something was closed. Begins when it was opened, so that the duration is its life. Off by
 * default.
 */
@Name("io.unclosed.ResourceClose")
@Label("Resource Close")
@Description("Something was closed; the duration is how long it was open")
@Category("Unclosed")
@StackTrace(true)
@Enabled(false)
public final class ResourceCloseEvent extends Event {

  @Label("Resource")
  @Description("Key of this one resource, the same as in its open")
  @ResourceId
  public long resourceId;

  @Label("Site Id")
  @Description("Key of the blamed frame")
  @SiteId
  public String siteId = "";

  @Label("Kind")
  @Description("What sort of resource")
  public String kind = "";

  @Label("Closed By")
  @Description("Who closed it: code or collector")
  public String closedBy = "";
}
