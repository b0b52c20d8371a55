package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.CallSiteActivity;
import io.unclosed.analysis.finding.LimitForecast;
import java.io.IOException;
import java.util.List;

/** Limits with their forecasts, and call sites with what they hold, as parts of a JSON dump. */
final class JsonActivity {
  private final JsonWriter json;

  JsonActivity(JsonWriter json) {
    this.json = json;
  }

  void limits(List<LimitForecast> limits) throws IOException {
    json.line().name("limits").beginArray();
    for (LimitForecast limit : limits) {
      json.line().beginObject().member("limit", limit.limit()).member("unit", limit.unit());
      json.member("used", limit.used()).member("max", limit.max());
      json.member("outlook", limit.outlook()).member("perHour", limit.perHour());
      json.member("perHourLow", limit.perHourLow()).member("perHourHigh", limit.perHourHigh());
      json.member("soonestSeconds", limit.soonestSeconds());
      json.member("latestSeconds", limit.latestSeconds());
      json.member("causes", limit.causes()).endObject();
    }
    json.endArray();
  }

  void callSites(List<CallSiteActivity> sites) throws IOException {
    json.line().name("callSites").beginArray();
    for (CallSiteActivity site : sites) {
      json.line().beginObject().member("id", site.id()).member("kind", site.kind());
      json.member("site", site.site()).member("open", site.open());
      json.member("opened", site.opened()).member("closed", site.closed());
      json.member("collectedUnclosed", site.collectedUnclosed());
      json.member("perHour", site.perHour()).member("oldestSeconds", site.oldestSeconds());
      json.member("nativeBytes", site.nativeBytes());
      json.member("suspectId", site.suspectId()).endObject();
    }
    json.endArray();
  }
}
