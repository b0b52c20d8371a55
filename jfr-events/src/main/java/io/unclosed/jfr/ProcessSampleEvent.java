package io.unclosed.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** One look at the process, as the kernel tells it. */
@Name("io.unclosed.ProcessSample")
@Label("Process Sample")
@Description("Memory as the kernel splits it, descriptors and threads")
@Category("Unclosed")
@StackTrace(false)
@Period("10 s")
public final class ProcessSampleEvent extends Event {

  @Label("Resident")
  @Description("Resident memory")
  @DataAmount
  public long rss;

  @Label("Anonymous")
  @Description("Resident heap, stacks and malloc")
  @DataAmount
  public long anonymous;

  @Label("File Backed")
  @Description("Resident files, which the kernel can take back")
  @DataAmount
  public long fileBacked;

  @Label("Shared")
  @Description("Resident shared memory")
  @DataAmount
  public long shared;

  @Label("Virtual")
  @Description("Address space, which says nothing about memory")
  @DataAmount
  public long virtual;

  @Label("Data")
  @Description("Writable private address space, which says nothing about memory")
  @DataAmount
  public long data;

  @Label("Swap")
  @Description("Swapped out")
  @DataAmount
  public long swap;

  @Label("Descriptors")
  @Description("Descriptors open")
  public long fds;

  @Label("Soft Limit")
  @Description("Descriptors that may be open")
  public long fdSoftLimit;

  @Label("Hard Limit")
  @Description("How far the soft limit may be raised")
  public long fdHardLimit;

  @Label("Threads")
  @Description("Threads, those of the JVM included")
  public long threads;

  @Label("Memory Used")
  @Description("Counts against the memory limit and cannot be reclaimed easily")
  @DataAmount
  public long memoryUsed;

  @Label("Memory Limit")
  @Description("Of the container, or of the machine where there is none")
  @DataAmount
  public long memoryLimit;
}
