  def column(self, table: Tensor, i: int, like: Tensor) -> Tensor:
    shape = [torch.size(like, 0)]
    for d in range(torch.dim(like) - 1):
      _0 = torch.append(shape, 1)
    return torch.reshape(torch.select(table, 1, i), shape)

  def mix(self, table: Tensor, i: int, a: Tensor, b: Tensor) -> Tensor:
    return (self).column(table, i, a) * a + (self).column(table, i + 1, a) * b

  def noised(self, table: Tensor, start: List[Tensor], noise: List[Tensor]) -> List[Tensor]:
    parts = annotate(List[Tensor], [])
    for i in range(torch.len(start)):
      _0 = torch.append(parts, (self).mix(table, 0, start[i], noise[i]))
    return parts

  def targets(self, table: Tensor, start: List[Tensor], noise: List[Tensor]) -> List[Tensor]:
    parts = annotate(List[Tensor], [])
    for i in range(torch.len(start)):
      _0 = torch.append(parts, (self).mix(table, 2, start[i], noise[i]))
    return parts

  def row_means(self, x: Tensor) -> Tensor:
    return torch.mean(torch.reshape(x, [torch.size(x, 0), -1]), [1])

  def squared(self, table: Tensor, start: Tensor, noise: Tensor, output: Tensor) -> Tensor:
    return (self).row_means(torch.pow((self).mix(table, 2, start, noise) - output, 2))

  def normal_cdf(self, x: Tensor) -> Tensor:
    return (torch.tanh((x + torch.pow(x, 3) * 0.044714999999999998) * 0.79788456080286541) + 1.0) * 0.5

  def bin_likelihood(self, x: Tensor, mean: Tensor, log_variance: Tensor) -> Tensor:
    inverse = torch.exp(log_variance * -0.5)
    centred = x - mean
    upper = (self).normal_cdf((centred + 0.0039215686274509803) * inverse)
    lower = (self).normal_cdf((centred - 0.0039215686274509803) * inverse)
    inside = torch.log(torch.clamp(upper - lower, 9.9999999999999998e-13))
    below = torch.log(torch.clamp(upper, 9.9999999999999998e-13))
    above = torch.log(torch.clamp(1.0 - lower, 9.9999999999999998e-13))
    return torch.where(torch.lt(x, -0.999), below, torch.where(torch.gt(x, 0.999), above, inside))

  def bits(self, table: Tensor, start: Tensor, noise: Tensor, output: Tensor, logits: Tensor) -> Tensor:
    x = (self).mix(table, 0, start, noise)
    predicted = (self).mix(table, 4, x, torch.detach(output))
    mean = (self).mix(table, 6, predicted, x)
    truth = (self).mix(table, 6, start, x)
    smallest = (self).column(table, 9, x)
    share = (logits + 1.0) * 0.5
    log_variance = share * (self).column(table, 8, x) + (1.0 - share) * smallest
    apart = torch.pow(truth - mean, 2) * torch.exp(torch.neg(log_variance))
    divergence = (log_variance - smallest + torch.exp(smallest - log_variance) + apart - 1.0) * 0.5
    likelihood = (self).bin_likelihood(start, mean, log_variance)
    first = torch.gt(torch.select(table, 1, 10), 0.5)
    nats = torch.where(first, torch.neg((self).row_means(likelihood)), (self).row_means(divergence))
    return nats * 1.4426950408889634

  def loss(self, table: Tensor, weights: Tensor, variational: Tensor, start: List[Tensor], noise: List[Tensor], output: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
    squared = annotate(List[Tensor], [])
    for i in range(torch.len(start)):
      _0 = torch.append(squared, (self).squared(table, start[i], noise[i], output[i]))
    errors = torch.stack(squared)
    return (torch.sum(torch.mean(errors * weights, [1])), errors, torch.zeros_like(errors))

  def variational_loss(self, table: Tensor, weights: Tensor, variational: Tensor, start: List[Tensor], noise: List[Tensor], output: List[Tensor], logits: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
    squared = annotate(List[Tensor], [])
    bits = annotate(List[Tensor], [])
    for i in range(torch.len(start)):
      _0 = torch.append(squared, (self).squared(table, start[i], noise[i], output[i]))
      _1 = torch.append(bits, (self).bits(table, start[i], noise[i], output[i], logits[i]))
    errors = torch.stack(squared)
    costs = torch.stack(bits)
    total = torch.sum(torch.mean((errors + costs * variational) * weights, [1]))
    return (total, errors, costs)
