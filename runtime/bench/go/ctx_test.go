// The benchmarks of ../ctx_bench.cc, with Go's package context.
package bench

import (
	"context"
	"fmt"
	"testing"
	"time"
)

type key int

var (
	sinkContext context.Context
	sinkValue   any
	sinkErr     error
	sinkTime    time.Time
)

func underValues(c context.Context, n int) context.Context {
	for i := 0; i < n; i++ {
		c = context.WithValue(c, key(0), 1)
	}
	return c
}

// Runs f as a benchmark for each n, named as Google Benchmark would.
func each(b *testing.B, f func(b *testing.B, n int), ns ...int) {
	for _, n := range ns {
		b.Run(fmt.Sprint(n), func(b *testing.B) { f(b, n) })
	}
}

func BenchmarkErr(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		root, cancel := context.WithCancel(context.Background())
		defer cancel()
		c := underValues(root, n)
		b.ResetTimer()
		for i := 0; i < b.N; i++ {
			sinkErr = c.Err()
		}
	}, 0, 100)
}

func BenchmarkDeadline(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		root, cancel := context.WithTimeout(context.Background(), time.Hour)
		defer cancel()
		c := underValues(root, n)
		b.ResetTimer()
		for i := 0; i < b.N; i++ {
			sinkTime, _ = c.Deadline()
		}
	}, 0, 100)
}

func BenchmarkWithCancelRoot(b *testing.B) {
	for i := 0; i < b.N; i++ {
		c, cancel := context.WithCancel(context.Background())
		sinkContext = c
		cancel()
	}
}

func BenchmarkWithCancelChild(b *testing.B) {
	root, cancelRoot := context.WithCancel(context.Background())
	defer cancelRoot()
	for i := 0; i < b.N; i++ {
		c, cancel := context.WithCancel(root)
		sinkContext = c
		cancel()
	}
}

func BenchmarkWithCancelChildThreads2(b *testing.B) {
	root, cancelRoot := context.WithCancel(context.Background())
	defer cancelRoot()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			_, cancel := context.WithCancel(root)
			cancel()
		}
	})
}

func BenchmarkWithTimeoutRoot(b *testing.B) {
	for i := 0; i < b.N; i++ {
		c, cancel := context.WithTimeout(context.Background(), time.Hour)
		sinkContext = c
		cancel()
	}
}

func BenchmarkWithTimeoutChild(b *testing.B) {
	root, cancelRoot := context.WithCancel(context.Background())
	defer cancelRoot()
	for i := 0; i < b.N; i++ {
		c, cancel := context.WithTimeout(root, time.Hour)
		sinkContext = c
		cancel()
	}
}

func timeout(i int) time.Duration {
	return time.Hour + time.Duration(i)*time.Millisecond
}

func BenchmarkLiveTimers(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		live := make([]context.CancelFunc, n)
		for i := range live {
			_, live[i] = context.WithTimeout(context.Background(), timeout(i))
		}
		b.ResetTimer()
		for i, done := 0, 0; done < b.N; done++ {
			i = (i + 7919) % n
			cancel := live[i]
			_, live[i] = context.WithTimeout(context.Background(), timeout(i))
			cancel()
		}
		b.StopTimer()
		for _, cancel := range live {
			cancel()
		}
	}, 100_000)
}

func BenchmarkManyTimers(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		timers := make([]context.CancelFunc, n)
		for done := 0; done < b.N; done++ {
			for i := range timers {
				_, timers[i] = context.WithTimeout(context.Background(), timeout(i))
			}
			for _, cancel := range timers {
				cancel()
			}
		}
	}, 100_000)
}

func BenchmarkWithValue(b *testing.B) {
	root := context.Background()
	for i := 0; i < b.N; i++ {
		sinkContext = context.WithValue(root, key(0), 1)
	}
}

func lookup(b *testing.B, n int, wanted key) {
	c := context.Background()
	for i := 0; i < n; i++ {
		c = context.WithValue(c, key(i), 1)
	}
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sinkValue = c.Value(wanted)
	}
}

func BenchmarkLookup(b *testing.B) {
	each(b, func(b *testing.B, n int) { lookup(b, n, 0) }, 10, 100)
}

func BenchmarkLookupMiss(b *testing.B) {
	each(b, func(b *testing.B, n int) { lookup(b, n, -1) }, 10, 100)
}

func BenchmarkCancelChildren(b *testing.B) {
	each(b, func(b *testing.B, n int) {
		children := make([]context.Context, n)
		cancels := make([]context.CancelFunc, n)
		var took time.Duration
		for done := 0; done < b.N; done++ {
			root, cancel := context.WithCancel(context.Background())
			for i := range children {
				children[i], cancels[i] = context.WithCancel(root)
			}
			before := time.Now()
			cancel()
			took += time.Since(before)
		}
		b.ReportMetric(float64(took.Nanoseconds())/float64(b.N), "ns/op")
	}, 1_000, 100_000)
}

func BenchmarkFirstDone(b *testing.B) {
	for i := 0; i < b.N; i++ {
		c, cancel := context.WithCancel(context.Background())
		c.Done()
		cancel()
	}
}
