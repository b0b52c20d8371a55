package io.unclosed.agent.snapshot;

import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.query.DeletedFile;
import io.unclosed.agent.query.GrowthSinceMark;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.fd.DeletedFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What reports tell beside the findings, looked up at most each ten seconds: it takes milliseconds.
 * For the heartbeat's thread alone.
 */
public final class ReportExtrasReader {
  private static final long PERIOD_NANOS = 10_000_000_000L;

  private final FdReconciliation book;
  private final DeletedFiles deleted;
  private final UntrackedFdAttribution untrackedFdAttribution;
  private ReportExtras facts = ReportExtras.NONE;
  private long nextNanos = Long.MIN_VALUE;

  public ReportExtrasReader(FdReconciliation book, Samplers samplers) {
    this.book = book;
    this.deleted = samplers.deletedFiles();
    this.untrackedFdAttribution = new UntrackedFdAttribution(book, samplers.libraries());
  }

  /** Looks again, if it is time; gives what was seen last. */
  public ReportExtras at(long nowNanos) {
    if (nextNanos != Long.MIN_VALUE && nowNanos - nextNanos < 0) {
      return facts;
    }
    nextNanos = nowNanos + PERIOD_NANOS;
    List<DeletedFile> files = new ArrayList<>();
    for (DeletedFiles.Held held : deleted.sample(book.numbers())) {
      files.add(new DeletedFile(held.fd(), held.path(), held.bytes()));
    }
    Map<String, List<String>> likely = new HashMap<>();
    for (UntrackedFdAttribution.Sort sort : untrackedFdAttribution.sorts(nowNanos)) {
      likely.put(sort.word(), sort.likelyLibraries());
    }
    facts = new ReportExtras(files, likely, AttachBaseline.NONE, GrowthSinceMark.NONE);
    return facts;
  }
}
