module ctx.bench

go 1.19
